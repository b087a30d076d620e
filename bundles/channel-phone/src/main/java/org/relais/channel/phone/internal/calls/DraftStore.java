package org.relais.channel.phone.internal.calls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where drafts lie. Every method needs a running unit of work. */
public interface DraftStore {

    Optional<Draft> find(String callId, String account);

    /** Those of one person, last changed first. */
    List<Draft> of(String account);

    Draft put(String callId, String account, String form, Instant now);

    void remove(String callId, String account);

    /** Drafts that nobody has changed since then. */
    int removeBefore(Instant then);
}
