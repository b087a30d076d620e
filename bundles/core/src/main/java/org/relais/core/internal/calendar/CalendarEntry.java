package org.relais.core.internal.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.calendar.CalendarDay;
import org.relais.core.internal.office.ClosureDay;
import org.relais.core.internal.office.ExceptionalDay;
import org.relais.core.internal.office.TimeInterval;
import org.relais.texts.LocalizedText;

/**
 * What people last said about a date. It stays when it is removed, so that the revision never begins again and so that what the pack
 * says of the same date does not come back.
 *
 * @param removed true when the date is to be as it would be without, whatever the pack says
 * @param hours empty for a closure, and for an exceptional day that is closed
 */
public record CalendarEntry(
        Key key,
        boolean removed,
        LocalizedText label,
        @Nullable String decree,
        List<TimeInterval> hours,
        long revision) {

    /**
     * What an entry is about.
     *
     * @param kind CLOSURE or EXCEPTIONAL
     */
    public record Key(
            CalendarDay.Kind kind,
            LocalDate date,
            @Nullable String site,
            @Nullable String channel) {

        static Key closure(LocalDate date) {
            return new Key(CalendarDay.Kind.CLOSURE, date, null, null);
        }

        static Key of(ClosureDay day) {
            return closure(day.date());
        }

        static Key of(ExceptionalDay day) {
            return new Key(CalendarDay.Kind.EXCEPTIONAL, day.date(), day.site(), day.channel());
        }
    }

    public CalendarEntry {
        hours = List.copyOf(hours);
    }

    ClosureDay closure() {
        return new ClosureDay(key.date(), label, decree);
    }

    ExceptionalDay exceptionalDay() {
        return new ExceptionalDay(key.date(), key.site(), key.channel(), hours, label);
    }
}
