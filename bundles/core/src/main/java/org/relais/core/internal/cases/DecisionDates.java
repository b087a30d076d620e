package org.relais.core.internal.cases;

import java.time.LocalDate;
import org.relais.cases.ImplicitDecision;
import org.relais.core.internal.office.DecisionRule;

/** When silence becomes a decision. Pure; calendar days, weekends and holidays included. */
public final class DecisionDates {

    private DecisionDates() {}

    /**
     * Counted from date to date: from 23 April two months lead to 23 June 00:00, and from 31 December to the last day of February.
     * Source: code des relations entre le public et l'administration, article R*. 231-1 and L. 231-4; the ending day that a month
     * lacks is its last one, as {@link LocalDate#plusMonths} has it.
     *
     * @param from the office's day that counts, on which the request was received
     */
    public static ImplicitDecision after(LocalDate from, DecisionRule rule) {
        LocalDate date = switch (rule.unit()) {
            case DAYS -> from.plusDays(rule.amount());
            case MONTHS -> from.plusMonths(rule.amount());
        };
        return new ImplicitDecision(date, rule.effect());
    }
}
