package org.relais.encryption.internal;

import java.util.List;
import java.util.Optional;

/** What is remembered in the database. Every method needs a running unit of work. */
public interface SealingStore {

    /** The check value, and nobody else on any node changes keys until the end of the unit of work. */
    Optional<String> lockCheck();

    /** What the keys of this database have to open; empty before the first keys. */
    Optional<String> check();

    void putCheck(String sealed);

    /** By name. */
    List<StoredHolder> holders();

    /** Adds it, or takes over what has become of it. */
    void put(StoredHolder holder);
}
