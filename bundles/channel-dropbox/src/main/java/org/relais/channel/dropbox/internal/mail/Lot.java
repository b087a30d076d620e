package org.relais.channel.dropbox.internal.mail;

import java.time.Instant;
import java.util.List;

/**
 * The envelopes of one round.
 *
 * @param sorted the numbers of the envelopes that have been sorted, in order
 */
public record Lot(Round round, List<Integer> sorted) {

    public Lot {
        sorted = List.copyOf(sorted);
    }

    /** Where a lot stands. */
    public enum State {
        /** Kept closed. */
        QUARANTINE,
        /** To be sorted. */
        RELEASABLE,
        SORTED
    }

    public State state(Instant now) {
        if (sorted.size() >= round.envelopes()) {
            return State.SORTED;
        }
        return now.isBefore(round.releasableAt()) ? State.QUARANTINE : State.RELEASABLE;
    }
}
