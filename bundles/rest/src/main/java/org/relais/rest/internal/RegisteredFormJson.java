package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.services.FormEvent;
import org.relais.services.FormPage;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.FormView.Answer;
import org.relais.services.FormView.FormSummary;
import org.relais.services.LineOutcome;
import org.relais.texts.LocalizedText;

/**
 * A registered form, whole, as clients see it; the order of the members is the order in the answer.
 *
 * @param destinationReason which rule sends it there
 * @param message to the citizen, ready to be sent or printed
 * @param warnings about time limits and the like; they never block
 */
@Schema(name = "RegisteredForm")
record RegisteredFormJson(
        String number,
        String service,
        FormState state,

        @Schema(description = "The number that the partner has printed on it")
        String formNumber,

        String destination,
        LocalizedText destinationName,
        LocalizedText destinationReason,
        Instant receivedAt,
        Instant registeredAt,
        String registeredBy,
        @JsonProperty("case") String caseReference,
        String intake,

        @Schema(description = "Number of the slip that it is on, or its id while it has none") @Nullable
        String slip,

        @Schema(
                implementation = Object.class,
                type = "object",
                description = "What the form says; absent once it was purged")
        @Nullable
        Map<String, Object> content,

        List<MissingJson> missing,

        @Nullable LocalizedText message,

        List<LocalizedText> warnings,

        @Nullable AnswerJson answer,
        List<String> allowedActions,
        long revision) {

    static RegisteredFormJson of(FormView view) {
        FormSummary form = view.summary();
        return new RegisteredFormJson(
                form.number().value(),
                form.service().value(),
                form.state(),
                form.formNumber(),
                view.destination().id(),
                view.destination().name(),
                view.destination().reason(),
                form.receivedAt(),
                form.registeredAt(),
                form.registeredBy(),
                form.caseReference().value(),
                view.intake().toString(),
                form.slip(),
                view.content() == null ? null : view.content().members(),
                view.missing().stream()
                        .map(part -> new MissingJson(part.code(), part.what(), part.pointer()))
                        .toList(),
                view.message(),
                view.warnings(),
                view.answer() == null ? null : AnswerJson.of(view.answer()),
                view.allowedActions(),
                form.revision());
    }

    /** The answer that carries a form: its revision is its entity tag, and nobody in between keeps what it says. */
    static Response response(FormView view) {
        return Response.ok(of(view))
                .tag(new EntityTag(Long.toString(view.summary().revision())))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    /** Something that has to be there and is not. */
    @Schema(name = "MissingPart")
    record MissingJson(
            @Schema(description = "Stable, for programs") String code,
            LocalizedText what,

            @Schema(description = "The member that the action supply may give")
            String pointer) {}

    /** What the partner said. */
    @Schema(name = "PartnerAnswer")
    record AnswerJson(
            LineOutcome outcome,
            @Nullable String code,
            @Nullable String reason,
            Instant at,
            String by) {

        static AnswerJson of(Answer answer) {
            return new AnswerJson(answer.outcome(), answer.code(), answer.reason(), answer.at(), answer.by());
        }
    }

    /** What every list shows of a form. */
    @Schema(name = "RegisteredFormSummary")
    record SummaryJson(
            String number,
            String service,
            FormState state,
            String formNumber,
            String destination,
            Instant receivedAt,
            Instant registeredAt,
            String registeredBy,
            @JsonProperty("case") String caseReference,
            @Nullable String slip,
            long revision) {

        static SummaryJson of(FormSummary form) {
            return new SummaryJson(
                    form.number().value(),
                    form.service().value(),
                    form.state(),
                    form.formNumber(),
                    form.destination(),
                    form.receivedAt(),
                    form.registeredAt(),
                    form.registeredBy(),
                    form.caseReference().value(),
                    form.slip(),
                    form.revision());
        }
    }

    /** One page of a register. */
    @Schema(name = "RegisteredFormPage")
    record PageJson(List<SummaryJson> items, @Nullable String next) {

        static PageJson of(FormPage page) {
            return new PageJson(
                    page.items().stream().map(SummaryJson::of).toList(),
                    page.next() == null ? null : page.next().value());
        }
    }

    /** One thing that happened to a form. */
    @Schema(name = "RegisteredFormEvent")
    record EventJson(
            int sequence,
            Instant at,
            String actor,
            String action,
            FormState from,
            FormState to,
            @Nullable String detail,
            String hash) {

        static EventJson of(FormEvent event) {
            return new EventJson(
                    event.sequence(),
                    event.at(),
                    event.actor(),
                    event.action().wireName(),
                    event.from(),
                    event.to(),
                    event.detail(),
                    event.hash());
        }
    }
}
