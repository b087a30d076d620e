package org.relais.changes;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.Page;
import org.relais.identity.Caller;

/**
 * The journal of the office. Thread-safe; every call reads the database. Every method throws
 * {@link org.relais.errors.RelaisException} {@code forbidden} for a caller without {@code office-journal:read}. Of the area SERVICES
 * whoever lacks {@code access-log:read} sees nothing.
 */
@ProviderType
public interface OfficeChanges {

    /** One page, newest first. */
    Page<OfficeChange> find(Caller caller, OfficeChangeQuery query);

    /** Counts every entry again against the chain of hashes of its area; takes as long as there are entries. */
    List<Verification> verify(Caller caller);

    /**
     * Whether the journal of an area is what was written.
     *
     * @param entries how many there should be
     * @param intact false when an entry was altered, removed or inserted
     */
    record Verification(OfficeArea area, int entries, boolean intact) {}
}
