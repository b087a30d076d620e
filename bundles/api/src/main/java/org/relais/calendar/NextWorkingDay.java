package org.relais.calendar;

import java.time.LocalDate;
import java.util.List;

/** The first working day after a date, and the days passed over on the way, in order. */
public record NextWorkingDay(LocalDate date, List<SkippedDay> skipped) {

    public NextWorkingDay {
        skipped = List.copyOf(skipped);
    }
}
