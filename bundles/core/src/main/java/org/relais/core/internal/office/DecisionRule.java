package org.relais.core.internal.office;

import org.relais.cases.ImplicitDecision;

/**
 * When silence becomes a decision.
 *
 * @param amount of calendar days or months, at least 1
 * @param effect what the silence then means
 */
public record DecisionRule(int amount, Unit unit, ImplicitDecision.Effect effect) {

    /** Calendar units: weekends and holidays count. */
    public enum Unit {
        DAYS,
        MONTHS
    }

    /** Source: code des relations entre le public et l'administration, articles L. 231-4 and R*. 231-1: two months, rejection. */
    public static final DecisionRule DEFAULT = new DecisionRule(2, Unit.MONTHS, ImplicitDecision.Effect.REJECTION);
}
