package org.relais.core.internal.calendar;

import java.time.ZoneId;
import org.relais.calendar.WorkingCalendar;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.PackSamples;

/** Calendars of packs that nobody has edited. */
public final class CalendarSamples {

    private CalendarSamples() {}

    /** A small office in a zone, with its hours and whatever else {@code hours} brings. */
    public static WorkingCalendar calendar(String zone, String hours) {
        return calendar(PackSamples.read(PackSamples.smallText(zone, hours)));
    }

    public static WorkingCalendar calendar(OfficePack pack) {
        OfficeCalendar calendar = OfficeCalendar.of(pack);
        return new IntervalWorkingCalendar(new OfficeCalendars() {
            @Override
            public OfficeCalendar current() {
                return calendar;
            }

            @Override
            public ZoneId zone() {
                return calendar.zone();
            }
        });
    }
}
