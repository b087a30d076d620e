package org.relais.core.internal.modes;

import java.util.Optional;

/** Where the mode in force is kept. Every method needs a running unit of work. */
public interface ModeStore {

    /** The last switch; empty while nobody ever switched. */
    Optional<StoredMode> last();

    void put(StoredMode mode);
}
