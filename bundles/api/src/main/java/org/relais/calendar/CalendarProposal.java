package org.relais.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A closure that a feed proposes and a person decides on.
 *
 * @param uid of the event in the feed; the same event proposes the same date once
 * @param label what the feed calls it
 * @param knownAs what the office calls that date today, in French, or null when it is a day like any other
 * @param decidedBy account, or null while it is pending
 */
public record CalendarProposal(
        UUID id,
        String uid,
        LocalDate date,
        String label,
        State state,
        Effect effect,
        @Nullable String knownAs,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** What has become of it. */
    public enum State {
        PENDING,
        ACCEPTED,
        REFUSED
    }

    /** What accepting it would change now. */
    public enum Effect {
        /** The office would be closed on a date on which it is not. */
        NEW,
        /** Nothing: a public holiday, or a closure of that name. */
        KNOWN,
        /** The name of a closure. */
        DIFFERS
    }
}
