package org.relais.core.internal.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * One day of a timetable. Not a record, so that the arrays stay inside.
 */
final class DayPlan {

    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    private final LocalDate date;
    private final long[] starts;
    private final long[] ends;
    private final @Nullable LocalizedText reason;

    /**
     * @param starts epoch seconds, in order
     * @param ends epoch seconds, exclusive, each after its start and not after the next start
     * @param reason why the day has no interval of its own; null when it has one
     */
    DayPlan(LocalDate date, long[] starts, long[] ends, @Nullable LocalizedText reason) {
        this.date = date;
        this.starts = starts;
        this.ends = ends;
        this.reason = reason;
    }

    LocalDate date() {
        return date;
    }

    /** The number of intervals. */
    int size() {
        return starts.length;
    }

    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    @Nullable
    LocalizedText reason() {
        return reason;
    }

    /** The date for people. */
    LocalizedText label() {
        return new LocalizedText(FRENCH.format(date), ENGLISH.format(date));
    }
}
