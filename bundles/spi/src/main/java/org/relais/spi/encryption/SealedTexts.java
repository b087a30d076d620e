package org.relais.spi.encryption;

/**
 * Texts of one column, sealed on their way into it and opened on their way out; those of before sealing are in clear until they are sealed
 * anew. Immutable, thread-safe.
 */
public final class SealedTexts {

    private final FieldEncryption encryption;
    private final String area;

    /** @param area where the texts lie, for example {@code phone.draft}; with a row's key it makes the context of each */
    public SealedTexts(FieldEncryption encryption, String area) {
        this.encryption = encryption;
        this.area = area;
    }

    /** What to store in the row with this key. */
    public String seal(String key, String text) {
        return encryption.seal(text, area + "/" + key);
    }

    /** @throws UnreadableException when it does not open, or was sealed for another row */
    public String open(String key, String stored) {
        return stored.startsWith(FieldEncryption.PREFIX) ? encryption.open(stored, area + "/" + key) : stored;
    }

    /** Whether it is sealed with the current key; never for a text in clear. */
    public boolean isCurrent(String stored) {
        return encryption.isCurrent(stored);
    }
}
