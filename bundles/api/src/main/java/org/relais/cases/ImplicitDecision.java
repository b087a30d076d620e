package org.relais.cases;

import java.time.LocalDate;

/**
 * What happens when the office does not answer.
 *
 * @param date the day of the office at whose beginning, 00:00, silence becomes a decision
 */
public record ImplicitDecision(LocalDate date, Effect effect) {

    /** What silence means. */
    public enum Effect {
        REJECTION,
        ACCEPTANCE
    }
}
