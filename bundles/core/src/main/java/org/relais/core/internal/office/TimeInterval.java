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
}
