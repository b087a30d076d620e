package org.relais.core.internal.office;

/**
 * A stretch of opening hours on one day.
 *
 * @param start minutes after local midnight, 0 to 1439
 * @param end minutes after the same midnight, exclusive; more than 1440 when it ends on the next day
 */
public record TimeInterval(int start, int end) {

    public static final int MINUTES_PER_DAY = 24 * 60;

    public TimeInterval {
        if (start < 0 || start >= MINUTES_PER_DAY || end <= start || end > start + MINUTES_PER_DAY) {
            throw new IllegalArgumentException("no interval from minute " + start + " to " + end);
        }
    }

    /**
     * Reads an interval as the office pack writes it, for example {@code 22:00-06:00+1}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static TimeInterval parse(String text) {
        return Syntax.interval(text);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        boolean nextDay = end > MINUTES_PER_DAY;
        int last = nextDay ? end - MINUTES_PER_DAY : end;
        return "%02d:%02d-%02d:%02d%s".formatted(start / 60, start % 60, last / 60, last % 60, nextDay ? "+1" : "");
    }
}
