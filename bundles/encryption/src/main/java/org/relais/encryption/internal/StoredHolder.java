package org.relais.encryption.internal;

/**
 * Somebody who keeps sealed data, as it is remembered.
 *
 * @param key id of the key that the rest is about
 * @param sealedAnew how many of its data were sealed anew with that key
 * @param done whether nothing is left that another key has sealed
 */
public record StoredHolder(String name, String key, long sealedAnew, boolean done) {

    /** What it is with regard to a key: what was done for an older one counts no more. */
    StoredHolder regarding(String current) {
        return key.equals(current) ? this : new StoredHolder(name, current, 0, false);
    }

    StoredHolder withMore(long sealed) {
        return new StoredHolder(name, key, sealedAnew + sealed, done);
    }

    StoredHolder asDone() {
        return new StoredHolder(name, key, sealedAnew, true);
    }
}
