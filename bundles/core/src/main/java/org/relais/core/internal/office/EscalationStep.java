package org.relais.core.internal.office;

import java.time.Duration;
import java.util.List;

/**
 * A reminder or an escalation.
 *
 * @param at as the pack writes it, for people
 * @param moment how the instant is found
 * @param percent of the target; 0 unless the moment is SHARE
 * @param distance working time before or after the due date; zero otherwise
 * @param days working days after the due date; 0 unless the moment is DAYS_AFTER
 */
public record EscalationStep(String at, Moment moment, int percent, Duration distance, int days, List<Deed> deeds) {

    /** From where the instant of a step is counted. */
    public enum Moment {
        SHARE,
        BEFORE,
        DUE,
        AFTER,
        DAYS_AFTER
    }

    /** What a step does. */
    public enum Deed {
        NOTIFY_ASSIGNEE,
        NOTIFY_DEPARTMENT,
        NOTIFY_SUPERVISORS,
        RAISE_PRIORITY,
        MOVE_TO_SUPERVISORS
    }

    public EscalationStep {
        deeds = List.copyOf(deeds);
    }
}
