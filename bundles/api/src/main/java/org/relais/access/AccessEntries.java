package org.relais.access;

import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.Page;
import org.relais.identity.Caller;

/** The log of who has read what of delegated services, as far as it is kept. Thread-safe; every call reads the database. */
@ProviderType
public interface AccessEntries {

    /**
     * One page, newest first. Whoever may hand out what is held about one person ({@code disclose}) reads the entries of that service
     * alone.
     *
     * @throws org.relais.errors.RelaisException {@code forbidden} without {@code access-log:read} and without the right to disclose what
     *     the queried service holds; {@code invalid-request} for a cursor of another list
     */
    Page<AccessEntry> find(Caller caller, AccessQuery query);
}
