package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.procedures.DecisionDelay;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Condition;
import org.relais.procedures.ProcedureTemplate.Document;
import org.relais.procedures.ProcedureTemplate.Outcome;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.ProcedureTemplate.Step;
import org.relais.procedures.ProcedureVersion;
import org.relais.texts.LocalizedText;

/** One version of a template as clients see it. */
@Schema(name = "Procedure")
record ProcedureJson(
        String id,
        int version,
        LocalizedText name,
        @Nullable List<String> topics,
        Start starts,
        List<StepJson> steps,
        @Nullable List<Document> documents,
        @Nullable DecisionDelay decision,
        ProcedureVersion.Source source,
        Instant publishedAt,
        String publishedBy) {

    /** A step of a template; {@code who} is requester, desk, department (that has the case), the id of a
     * department, or team: and the id of a team. */
    @Schema(name = "ProcedureStep")
    record StepJson(
            String id,
            LocalizedText name,
            boolean mandatory,
            String who,
            @Nullable List<String> after,
            @Nullable List<Condition> onlyIf,
            @Nullable List<String> documents,
            @Nullable List<Outcome> outcomes) {

        static StepJson of(Step step) {
            return new StepJson(
                    step.id(),
                    step.name(),
                    step.mandatory(),
                    step.who().wireName(),
                    present(step.after()),
                    present(step.onlyIf()),
                    present(step.documents()),
                    present(step.outcomes()));
        }
    }

    static ProcedureJson of(ProcedureVersion published) {
        ProcedureTemplate template = published.template();
        return new ProcedureJson(
                template.id(),
                published.version(),
                template.name(),
                present(template.topics().stream().map(Object::toString).toList()),
                template.starts(),
                template.steps().stream().map(StepJson::of).toList(),
                present(template.documents()),
                template.decision(),
                published.source(),
                published.publishedAt(),
                published.publishedBy());
    }

    static <T> @Nullable List<T> present(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
