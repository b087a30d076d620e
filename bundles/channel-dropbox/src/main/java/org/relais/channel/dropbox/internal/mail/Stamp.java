package org.relais.channel.dropbox.internal.mail;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the public's date stamp says, kept as it was read, and whether it can be right.
 *
 * @param written a date, {@code illegible}, or null for no stamp
 * @param flag why it does not count; null when it counts
 */
public record Stamp(@Nullable String written, @Nullable Flag flag) {

    /** Written for a stamp that nobody can read. */
    public static final String ILLEGIBLE = "illegible";

    /** A letter that lay in the box for longer was stamped with a wrong date: the boxes are emptied every working day. */
    static final int LONGEST_DAYS = 31;

    /** Why a stamp does not count; then the day of the collection does. */
    public enum Flag {
        ABSENT,
        ILLEGIBLE,
        /** After the day on which it is read. */
        IN_FUTURE,
        /** After the day on which the envelope was taken out of the box. */
        AFTER_COLLECTION,
        /** More than a month before that day. */
        LONG_BEFORE
    }

    /**
     * Judges a stamp.
     *
     * @param written null for none
     * @throws DateTimeException for what is neither a date nor {@link #ILLEGIBLE}
     */
    public static Stamp read(@Nullable String written, LocalDate collected, LocalDate today) {
        if (written == null) {
            return new Stamp(null, Flag.ABSENT);
        }
        if (written.equals(ILLEGIBLE)) {
            return new Stamp(written, Flag.ILLEGIBLE);
        }
        LocalDate date = LocalDate.parse(written);
        if (date.isAfter(today)) {
            return new Stamp(written, Flag.IN_FUTURE);
        }
        if (date.isAfter(collected)) {
            return new Stamp(written, Flag.AFTER_COLLECTION);
        }
        return new Stamp(written, date.isBefore(collected.minusDays(LONGEST_DAYS)) ? Flag.LONG_BEFORE : null);
    }

    /** The date that counts; null when none does. */
    public @Nullable LocalDate counts() {
        return flag == null && written != null ? LocalDate.parse(written) : null;
    }
}
