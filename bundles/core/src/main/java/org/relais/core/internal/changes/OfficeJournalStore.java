package org.relais.core.internal.changes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.relais.cases.Page;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;

/** Where the journal of the office lies. Every method needs a running unit of work. */
public interface OfficeJournalStore {

    /**
     * The state of an area; empty while nothing was ever changed.
     *
     * @param version greater after each change
     * @param entries how many the journal has
     * @param lastHash of the newest
     */
    record Head(long version, int entries, String lastHash) {}

    Optional<Head> head(OfficeArea area);

    /** The same, and everybody else who changes the area waits until the unit of work ends. */
    Optional<Head> lockHead(OfficeArea area);

    /** Adds an entry and puts the head that follows from it. */
    void append(OfficeChange entry, Head head);

    /** @param areas of which entries may be shown */
    Page<OfficeChange> find(OfficeChangeQuery query, Set<OfficeArea> areas);

    /** Entries of an area by sequence, oldest first. */
    List<OfficeChange> entries(OfficeArea area, int after, int limit);
}
