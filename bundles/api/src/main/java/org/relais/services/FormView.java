package org.relais.services;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseReference;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.texts.LocalizedText;

/**
 * A registered form, whole. Only for whoever may read the service; reading it is written to the access log.
 *
 * @param content what the form says; null once it was purged
 * @param destination where it goes and why
 * @param missing what has to be brought; empty for a complete form
 * @param message to the citizen about what is missing or was refused, ready to be sent or printed; null when there is nothing to say
 * @param warnings about time limits and the like; they never block
 * @param allowedActions what this caller may do now, by the names that clients use
 */
public record FormView(
        FormSummary summary,
        @Nullable FormData content,
        Destination destination,
        List<Missing> missing,
        @Nullable LocalizedText message,
        List<LocalizedText> warnings,
        IntakeId intake,
        @Nullable Answer answer,
        List<String> allowedActions) {

    public FormView {
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
        allowedActions = List.copyOf(allowedActions);
    }

    /**
     * What every list shows of a form.
     *
     * @param formNumber the number that the partner has printed on it
     * @param slip the slip that it is on: its number, or its id while it has none; null for none
     * @param revision counts the changes
     */
    public record FormSummary(
            RegistrationNumber number,
            ServiceId service,
            FormState state,
            String formNumber,
            String destination,
            Instant receivedAt,
            Instant registeredAt,
            String registeredBy,
            CaseReference caseReference,
            @Nullable String slip,
            long revision) {}

    /**
     * Where a form goes.
     *
     * @param id of the destination
     * @param name of the destination
     * @param reason which rule says so
     */
    public record Destination(String id, LocalizedText name, LocalizedText reason) {}

    /**
     * Something that has to be there and is not.
     *
     * @param code stable, for programs
     * @param pointer the member that {@link FormCommand.Supply} may give
     */
    public record Missing(String code, LocalizedText what, String pointer) {}

    /**
     * What the partner said.
     *
     * @param code one of the service's codes; null for a form that was taken
     */
    public record Answer(
            LineOutcome outcome,
            @Nullable String code,
            @Nullable String reason,
            Instant at,
            String by) {}
}
