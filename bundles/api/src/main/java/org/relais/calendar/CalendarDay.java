package org.relais.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * A date that is not as its day of the week is.
 *
 * @param decree reference of the decision, or null
 * @param hours intervals as {@code 07:00-12:00}, {@code +1} behind one that ends on the next day; empty when closed all day
 * @param site the only site that it is about, or null for all
 * @param channel the only channel that it is about, or null for all
 * @param revision raised by every edit; 0 for what nobody has edited
 */
public record CalendarDay(
        LocalDate date,
        Kind kind,
        Source source,
        LocalizedText label,
        @Nullable String decree,
        List<String> hours,
        @Nullable String site,
        @Nullable String channel,
        long revision) {

    /** What is particular about a date, strongest first. */
    public enum Kind {
        /** Has hours of its own, whatever else it is. */
        EXCEPTIONAL,
        /** A public holiday. */
        HOLIDAY,
        /** Closed by decision, for example a bridge day. */
        CLOSURE
    }

    /** Where the office knows it from. */
    public enum Source {
        /** The office pack. */
        PACK,
        /** Somebody entered it at run time. */
        PERSON,
        /** Computed for each year. */
        RULE
    }

    public CalendarDay {
        hours = List.copyOf(hours);
    }
}
