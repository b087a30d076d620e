package org.relais.core.internal.procedures;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.procedures.FollowedProcedure.SettledStep;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Outcome;
import org.relais.procedures.ProcedureTemplate.Step;
import org.relais.procedures.StepCommand;
import org.relais.procedures.StepStatus;
import org.relais.texts.LocalizedText;

/** What a command does to a step. Pure. */
final class StepRules {

    private StepRules() {}

    /** @throws RelaisException {@code step-not-possible}, {@code invalid-request} for an outcome that the step does not have */
    static FollowedProcedure apply(
            ProcedureTemplate template,
            FollowedProcedure followed,
            Step step,
            StepCommand command,
            String actor,
            Instant now) {
        Progress progress = new Progress(template, followed);
        StepStatus status = progress.status(step);
        if (command instanceof StepCommand.Do done) {
            requireOpen(progress, step, status);
            String outcome = outcome(step, done.outcome());
            return followed.withStep(step.id(), new SettledStep(StepStatus.DONE, outcome, actor, now, null));
        }
        if (command instanceof StepCommand.Skip skip) {
            if (status.isSettled()) {
                throw notPossible(step, status, List.of());
            }
            return followed.withStep(step.id(), new SettledStep(StepStatus.SKIPPED, null, actor, now, skip.reason()));
        }
        if (!followed.steps().containsKey(step.id())) {
            throw notPossible(step, status, List.of());
        }
        List<String> held = progress.settledAfter(step);
        if (!held.isEmpty()) {
            throw notPossible(step, status, held);
        }
        return followed.withoutStep(step.id());
    }

    private static void requireOpen(Progress progress, Step step, StepStatus status) {
        if (status == StepStatus.BLOCKED) {
            throw notPossible(step, status, progress.obstacles(step));
        }
        if (status != StepStatus.OPEN) {
            throw notPossible(step, status, List.of());
        }
    }

    private static @Nullable String outcome(Step step, @Nullable String given) {
        boolean known = step.outcomes().stream().map(Outcome::id).anyMatch(id -> id.equals(given));
        if (known || given == null && step.outcomes().isEmpty()) {
            return given;
        }
        if (step.outcomes().isEmpty()) {
            throw Errors.invalid(
                    "/outcome", new LocalizedText("Cette étape n'a pas d'issue.", "This step has no outcomes."));
        }
        throw Errors.invalid(
                "/outcome",
                new LocalizedText("Issue attendue : %s.", "An outcome is expected: %s.")
                        .formatted(step.outcomes().stream().map(Outcome::id).collect(Collectors.joining(", "))));
    }

    private static RelaisException notPossible(Step step, StepStatus status, List<String> first) {
        LocalizedText detail = first.isEmpty()
                ? new LocalizedText("L'étape « %s » est %s.", "The step '%s' is %s.").formatted(step.id(), status)
                : new LocalizedText(
                                "L'étape « %s » est %s ; voyez d'abord : %s.",
                                "The step '%s' is %s; see to these first: %s.")
                        .formatted(step.id(), status, String.join(", ", first));
        return RelaisException.of(ProcedureErrors.STEP_NOT_POSSIBLE, detail);
    }
}
