package org.relais.core.internal.calendar;

import java.time.ZoneId;

/** The calendar in force. Thread-safe and cheap: ask again for every piece of work. */
interface OfficeCalendars {

    /** The office pack with what people edited since. */
    OfficeCalendar current();

    /** The zone of the office, known without looking at any edit. */
    ZoneId zone();
}
