package org.relais.encryption.internal;

/** Where sealing finds its keys. Thread-safe. */
public interface KeySource {

    /**
     * The keys to seal with.
     *
     * @throws org.relais.errors.RelaisException {@code unavailable} when the key file could not be seen for so long that another node may
     *     have changed it
     */
    Keys toSeal();

    /** The keys to open with. */
    Keys toOpen();

    /** The same after another look at the key file, for what was sealed with a key that is not known: another node may have made it. */
    Keys lookedUp();
}
