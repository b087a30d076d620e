package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.relais.cases.ImplicitDecision;
import org.relais.cases.ImplicitDecision.Effect;
import org.relais.core.internal.office.DecisionRule;
import org.relais.core.internal.office.DecisionRule.Unit;

class DecisionDatesTest {

    @Test
    void two_months_from_23_april_end_at_the_beginning_of_23_june() {
        assertEquals(
                new ImplicitDecision(LocalDate.of(2021, 6, 23), Effect.REJECTION),
                DecisionDates.after(LocalDate.of(2021, 4, 23), DecisionRule.DEFAULT));
    }

    @Test
    void a_day_that_the_ending_month_lacks_is_its_last_one() {
        assertEquals(LocalDate.of(2022, 2, 28), months(LocalDate.of(2021, 12, 31)));
        assertEquals(LocalDate.of(2024, 2, 29), months(LocalDate.of(2023, 12, 31)));
        assertEquals(LocalDate.of(2024, 2, 29), months(LocalDate.of(2023, 12, 29)));
    }

    @Test
    void days_are_calendar_days_and_silence_may_accept() {
        assertEquals(
                new ImplicitDecision(LocalDate.of(2021, 9, 26), Effect.ACCEPTANCE),
                DecisionDates.after(LocalDate.of(2021, 9, 24), new DecisionRule(2, Unit.DAYS, Effect.ACCEPTANCE)));
    }

    private static LocalDate months(LocalDate from) {
        return DecisionDates.after(from, DecisionRule.DEFAULT).date();
    }
}
