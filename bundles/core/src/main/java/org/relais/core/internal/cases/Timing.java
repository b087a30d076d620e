package org.relais.core.internal.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the due date of a case is made of.
 *
 * @param target working time granted; null for a case of version 1.0.0, whose due date can be moved but not counted again
 * @param pauses when the clock stood still, in order; without the pause that lasts
 * @param nextStepAt when the next reminder or escalation is due, in opening hours; null when none is
 */
public record Timing(
        @Nullable Duration target,
        List<Pause> pauses,
        @Nullable Instant nextStepAt) {

    /** More than any case needs; what is kept of them stays small. */
    static final int MOST_PAUSES = 100;

    public Timing {
        pauses = List.copyOf(pauses);
    }

    static Timing of(Duration target) {
        return new Timing(target, List.of(), null);
    }

    Timing withTarget(@Nullable Duration value) {
        return new Timing(value, pauses, nextStepAt);
    }

    /** One more pause; beyond {@link #MOST_PAUSES} it is joined to the last one, so that a case can be reopened however often it waited. */
    Timing withPause(Pause pause) {
        List<Pause> all = new ArrayList<>(pauses);
        all.add(
                all.size() < MOST_PAUSES
                        ? pause
                        : new Pause(all.remove(all.size() - 1).from(), pause.to()));
        return new Timing(target, all, nextStepAt);
    }

    public Timing withNextStepAt(@Nullable Instant value) {
        return new Timing(target, pauses, value);
    }

    /** The clock stood still from one instant to another. */
    public record Pause(Instant from, Instant to) {}
}
