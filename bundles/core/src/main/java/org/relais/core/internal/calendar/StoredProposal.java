package org.relais.core.internal.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.calendar.CalendarProposal;

/** A proposal as it is kept: without what it would change, which depends on the day on which one looks. */
public record StoredProposal(
        UUID id,
        String uid,
        LocalDate date,
        String label,
        CalendarProposal.State state,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    StoredProposal decided(CalendarProposal.State outcome, String account, Instant at) {
        return new StoredProposal(id, uid, date, label, outcome, proposedAt, account, at);
    }

    /** The feed says it anew. */
    StoredProposal again(String newLabel, Instant at) {
        return new StoredProposal(id, uid, date, newLabel, CalendarProposal.State.PENDING, at, null, null);
    }
}
