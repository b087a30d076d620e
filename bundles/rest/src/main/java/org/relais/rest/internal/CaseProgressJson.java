package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseStatus;
import org.relais.procedures.CaseProcedure;
import org.relais.procedures.CaseProcedure.DocumentView;
import org.relais.procedures.CaseProcedure.StepView;
import org.relais.procedures.CaseProgress;
import org.relais.procedures.DecisionDelay;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.StepStatus;
import org.relais.texts.LocalizedText;

/** What a case has done of its procedures, as clients see it. */
@Schema(name = "CaseProgress")
record CaseProgressJson(String reference, CaseStatus status, int open, long revision, List<FollowedJson> items) {

    /** One procedure of a case. */
    @Schema(name = "FollowedProcedure")
    record FollowedJson(
            String id,
            int version,
            LocalizedText name,
            Instant startedAt,
            String startedBy,
            int open,
            List<StepJson> steps,
            @Nullable List<DocumentJson> documents,
            @Nullable DecisionDelay decision) {

        static FollowedJson of(CaseProcedure followed) {
            return new FollowedJson(
                    followed.id(),
                    followed.version(),
                    followed.name(),
                    followed.startedAt(),
                    followed.startedBy(),
                    followed.open(),
                    followed.steps().stream().map(StepJson::of).toList(),
                    ProcedureJson.present(
                            followed.documents().stream().map(DocumentJson::of).toList()),
                    followed.decision());
        }
    }

    /** Where a step stands. */
    @Schema(name = "FollowedStep")
    record StepJson(
            String id,
            LocalizedText name,
            boolean mandatory,
            String who,
            StepStatus status,
            @Nullable List<String> outcomes,
            @Nullable String outcome,
            @Nullable String actor,
            @Nullable Instant at,
            @Nullable String reason) {

        static StepJson of(StepView view) {
            return new StepJson(
                    view.step().id(),
                    view.step().name(),
                    view.step().mandatory(),
                    view.step().who().wireName(),
                    view.status(),
                    ProcedureJson.present(view.step().outcomes().stream()
                            .map(outcome -> outcome.id())
                            .toList()),
                    view.outcome(),
                    view.actor(),
                    view.at(),
                    view.reason());
        }
    }

    /** Where a document stands. */
    @Schema(name = "FollowedDocument")
    record DocumentJson(
            String id,
            LocalizedText name,
            boolean mandatory,
            DocumentStatus status,
            @Nullable String actor,
            @Nullable Instant at,
            @Nullable String reason) {

        static DocumentJson of(DocumentView view) {
            return new DocumentJson(
                    view.document().id(),
                    view.document().name(),
                    view.document().mandatory(),
                    view.status(),
                    view.actor(),
                    view.at(),
                    view.reason());
        }
    }

    static CaseProgressJson of(CaseProgress progress) {
        return new CaseProgressJson(
                progress.reference().toString(),
                progress.status(),
                progress.open(),
                progress.revision(),
                progress.procedures().stream().map(FollowedJson::of).toList());
    }

    /** The answer that carries it: the case's revision is its entity tag. */
    static Response response(CaseProgress progress) {
        return Response.ok(of(progress))
                .tag(new EntityTag(Long.toString(progress.revision())))
                .build();
    }
}
