package org.relais.directory;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The office in force. Thread-safe and cheap; ask again for every piece of work, since a new pack may have been put in force.
 */
@ProviderType
public interface OfficeDirectory {

    /** The last valid office pack. */
    Office office();
}
