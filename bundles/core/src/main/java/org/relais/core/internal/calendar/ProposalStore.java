package org.relais.core.internal.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where proposals lie. Every method needs a running unit of work. */
public interface ProposalStore {

    /** All of them, by date. */
    List<StoredProposal> all();

    Optional<StoredProposal> find(UUID id);

    Optional<StoredProposal> find(String uid, LocalDate date);

    /** Adds the proposal, or replaces that of the same id. */
    void put(StoredProposal proposal);
}
