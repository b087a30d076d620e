package org.relais.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.ImplicitDecision;
import org.relais.texts.LocalizedText;

/**
 * By when a case is to be done, and how that was found.
 *
 * @param target working time granted; for a case of version 1.0.0 that between its receipt and its due date
 * @param dueAt null while waiting, when the clock stands still
 * @param remaining working time that is left, frozen while waiting; negative past the due date
 * @param pauses when the clock stood still, in order
 * @param explanation one line per day that counted or was passed over, in order
 * @param steps reminders and escalations, in the order in which they are taken
 * @param decision when silence becomes a decision; null once the case is no longer open
 */
public record Deadline(
        Instant receivedAt,
        Duration target,
        @Nullable Instant dueAt,
        Duration remaining,
        boolean overdue,
        List<Pause> pauses,
        List<LocalizedText> explanation,
        List<Step> steps,
        @Nullable ImplicitDecision decision) {

    public Deadline {
        pauses = List.copyOf(pauses);
        explanation = List.copyOf(explanation);
        steps = List.copyOf(steps);
    }

    /**
     * A time during which the case waited, or was resolved before it was reopened.
     *
     * @param to null while it lasts
     * @param reason as whoever set the case waiting gave it; null when unknown, and for a resolution
     * @param workingTime that passed and did not count
     */
    public record Pause(
            Instant from, @Nullable Instant to, @Nullable String reason, Duration workingTime) {}

    /**
     * A reminder or an escalation.
     *
     * @param name when it is taken, for people
     * @param actions what it does, as the office pack writes it
     * @param done it has been taken, or its moment had passed already when the case was registered, reopened, or got its topic
     * @param at when it was or will be taken; null when it was passed over, while waiting, and once the case is no longer open
     */
    public record Step(
            LocalizedText name,
            List<String> actions,
            boolean done,
            @Nullable Instant at) {

        public Step {
            actions = List.copyOf(actions);
        }
    }
}
