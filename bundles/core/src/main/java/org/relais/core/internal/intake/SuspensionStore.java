package org.relais.core.internal.intake;

import java.util.List;
import org.relais.directory.ChannelId;

/** Where suspensions are kept; those that have ended may still be there. Every method needs a running unit of work. */
public interface SuspensionStore {

    List<StoredSuspension> all();

    /** Adds it, in place of one of the same channel. */
    void put(StoredSuspension suspension);

    void remove(ChannelId channel);
}
