package org.relais.procedures;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When silence of the office counts as its decision. Counted in calendar days or months, weekends and holidays included.
 *
 * @param amount at least 1
 * @param countsFrom which date counts; the stamp when nothing is said
 */
public record DecisionDelay(int amount, Unit unit, Effect effect, CountsFrom countsFrom) {

    public DecisionDelay(int amount, Unit unit, Effect effect, @Nullable CountsFrom countsFrom) {
        if (amount < 1) {
            throw new IllegalArgumentException("a delay is at least 1");
        }
        this.amount = amount;
        this.unit = unit;
        this.effect = effect;
        this.countsFrom = Objects.requireNonNullElse(countsFrom, CountsFrom.STAMP);
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

    /** The date that counts legally. */
    public enum CountsFrom {
        /** The date of the public's date stamp; that of the receipt for a request without one. */
        STAMP,
        /** The office's day on which it received the request. */
        RECEIPT
    }
}
