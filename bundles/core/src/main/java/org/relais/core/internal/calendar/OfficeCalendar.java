package org.relais.core.internal.calendar;

import java.time.ZoneId;
import java.util.List;
import org.relais.core.internal.office.ClosureDay;
import org.relais.core.internal.office.ExceptionalDay;
import org.relais.core.internal.office.Holiday;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OpeningHours;

/** All that decides when an office is open, immutable. A change is a new instance, so identity tells whether a cache is current. */
record OfficeCalendar(
        ZoneId zone,
        List<OpeningHours> hours,
        List<ExceptionalDay> exceptionalDays,
        List<Holiday> holidays,
        List<ClosureDay> closures) {

    OfficeCalendar {
        hours = List.copyOf(hours);
        exceptionalDays = List.copyOf(exceptionalDays);
        holidays = List.copyOf(holidays);
        closures = List.copyOf(closures);
    }

    /** What the pack says, before anybody edited it. */
    static OfficeCalendar of(OfficePack pack) {
        return new OfficeCalendar(
                pack.office().zone(), pack.hours(), pack.exceptionalDays(), pack.holidays(), pack.closures());
    }
}
