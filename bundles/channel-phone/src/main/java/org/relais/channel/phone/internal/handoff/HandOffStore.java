package org.relais.channel.phone.internal.handoff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where hand-offs lie. Every method needs a running unit of work. */
public interface HandOffStore {

    void add(HandOff handOff);

    Optional<HandOff> find(UUID id);

    /** The one that waits for its answer. */
    Optional<HandOff> pending(String callId);

    void put(HandOff handOff);

    /**
     * Newest first.
     *
     * @param account from or to whom, or null for everybody's
     */
    List<HandOff> list(@Nullable String account, HandOff.@Nullable State state, int limit);

    /** Those that nobody has taken in time, oldest first. */
    List<UUID> overdue(Instant now, int limit);
}
