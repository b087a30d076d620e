package org.relais.calendar;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * Closures from a holiday feed (iCalendar, RFC 5545). A feed proposes; a person accepts. Thread-safe; every method needs
 * {@code calendar:edit}.
 */
@ProviderType
public interface CalendarProposals {

    /** The largest feed in bytes. */
    int MAX_BYTES = 256 * 1024;

    /**
     * Keeps what a feed proposes: every day of every all-day event, those of a recurring one from last year to five years ahead.
     * Repeatable: what is known by its UID and date is not proposed again, unless the feed now calls it otherwise.
     *
     * @return everything that the feed says, decided or not
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the wrong lines and fields; then nothing is kept
     */
    List<CalendarProposal> propose(Caller caller, byte[] feed);

    /** Those in one state, or all of them; by date. */
    List<CalendarProposal> list(Caller caller, CalendarProposal.@Nullable State state);

    /**
     * Closes the office on that date.
     *
     * @param decree reference of the decision, or null
     * @throws org.relais.errors.RelaisException {@code not-found}; {@code proposal-decided}; as {@link CalendarDays#putClosure}
     */
    CalendarProposal accept(Caller caller, UUID id, @Nullable String decree);

    /** @throws org.relais.errors.RelaisException {@code not-found}; {@code proposal-decided} */
    CalendarProposal refuse(Caller caller, UUID id, @Nullable String reason);
}
