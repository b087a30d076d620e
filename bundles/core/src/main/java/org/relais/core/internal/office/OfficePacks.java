package org.relais.core.internal.office;

import java.util.List;

/** The pack in force, for the parts of the core that compute with it. Thread-safe and cheap: ask again for every piece of work. */
public interface OfficePacks {

    /** The last valid pack. */
    OfficePack current();

    /** What is wrong with the file as it stands, one line per mistake; empty when that file is the pack in force. */
    List<String> mistakes();
}
