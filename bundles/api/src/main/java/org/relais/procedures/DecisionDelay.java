package org.relais.procedures;

/**
 * When silence of the office counts as its decision. Counted in calendar days or months, weekends and holidays included.
 *
 * @param amount at least 1
 */
public record DecisionDelay(int amount, Unit unit, Effect effect) {

    public DecisionDelay {
        if (amount < 1) {
            throw new IllegalArgumentException("a delay is at least 1");
        }
    }

    /** What is counted. */
    public enum Unit {
        DAYS,
        MONTHS
    }

    /** What silence means. */
    public enum Effect {
        REJECTION,
        ACCEPTANCE
    }
}
