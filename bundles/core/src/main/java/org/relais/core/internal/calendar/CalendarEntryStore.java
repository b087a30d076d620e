package org.relais.core.internal.calendar;

import java.util.List;
import java.util.Optional;

/** Where the edits of the calendar lie. Every method needs a running unit of work. */
public interface CalendarEntryStore {

    /** Every entry, also the removed ones. An office has some dozens a year. */
    List<CalendarEntry> all();

    Optional<CalendarEntry> find(CalendarEntry.Key key);

    /** Adds the entry, or replaces that of the same key. */
    void put(CalendarEntry entry);
}
