package org.relais.procedures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * A procedure that a case follows.
 *
 * @param id of its template; a case follows a template once
 * @param version of the template
 * @param open how many mandatory steps and documents are still open
 * @param documents those of the template, then those that an earlier version needed and that have a state
 */
public record CaseProcedure(
        String id,
        int version,
        LocalizedText name,
        Instant startedAt,
        String startedBy,
        int open,
        List<StepView> steps,
        List<DocumentView> documents,
        @Nullable DecisionDelay decision) {

    public CaseProcedure {
        steps = List.copyOf(steps);
        documents = List.copyOf(documents);
    }

    /**
     * One step of it.
     *
     * @param outcome how it ended, one of the step's; null when it has none or is not done
     * @param actor who settled it; null while it is not
     * @param reason why it was skipped; null otherwise
     */
    public record StepView(
            ProcedureTemplate.Step step,
            StepStatus status,
            @Nullable String outcome,
            @Nullable String actor,
            @Nullable Instant at,
            @Nullable String reason) {}

    /**
     * One document of it.
     *
     * @param actor who did the last thing with it; null while it is only required
     * @param reason why it was refused or waived; null otherwise
     */
    public record DocumentView(
            ProcedureTemplate.Document document,
            DocumentStatus status,
            @Nullable String actor,
            @Nullable Instant at,
            @Nullable String reason) {}
}
