package org.relais.encryption;

import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * Changes the keys with which data are sealed at rest. A change takes two steps: {@link #rotate} makes a new key, with which everything
 * is sealed from then on and, in the background, everything that is there is sealed anew; {@link #retire} takes the old keys away once
 * nothing needs them. Both are written to the journal of the office. Every method throws {@link org.relais.errors.RelaisException}
 * {@code forbidden} for a caller without {@code encryption:rotate}. Thread-safe.
 */
@ProviderType
public interface KeyChanges {

    KeyStatus status(Caller caller);

    /**
     * Makes a new key. May be done again before the change before is through; what is sealed with any older key is sealed anew then.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} for a reason that is blank or longer than 1000 characters;
     *     {@code unavailable} when the key file cannot be written
     */
    KeyStatus rotate(Caller caller, String reason);

    /**
     * Takes all keys but the current one away, for ever: what is still sealed with one of them, in a backup for example, can be opened
     * with a copy of the key file alone. Does nothing when there is no old key.
     *
     * @throws org.relais.errors.RelaisException {@code keys-in-use} while something is not sealed anew yet, or somebody who keeps sealed
     *     data is not there to say so; otherwise as {@link #rotate}
     */
    KeyStatus retire(Caller caller, String reason);
}
