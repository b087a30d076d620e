package org.relais.encryption.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.OptionalInt;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.encryption.UnreadableException;

/**
 * How a sealed text is written: {@link FieldEncryption#PREFIX} and, in base 64 for URLs, what Tink makes of it, which begins with a 1
 * and the four bytes of the key's id.
 */
final class SealedText {

    private static final int BEFORE_ID = 1;

    /** Holds the first six bytes. */
    private static final int BEGINNING = FieldEncryption.PREFIX.length() + 8;

    private SealedText() {}

    static String seal(Keys keys, byte[] plain, String context) {
        byte[] sealed = keys.seal(plain, context.getBytes(StandardCharsets.UTF_8));
        return FieldEncryption.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The id of the key that sealed it; empty for what nobody can have sealed. */
    static OptionalInt key(String sealed) {
        if (!sealed.startsWith(FieldEncryption.PREFIX) || sealed.length() < BEGINNING) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(KeyId.at(decoded(sealed.substring(0, BEGINNING)), BEFORE_ID));
        } catch (IllegalArgumentException malformed) {
            return OptionalInt.empty();
        }
    }

    static String open(Keys keys, String sealed, String context) {
        int key = key(sealed).orElseThrow(() -> new UnreadableException("a text is not sealed, or was altered", null));
        try {
            byte[] plain = keys.open(decoded(sealed), context.getBytes(StandardCharsets.UTF_8));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException failure) {
            String why = keys.has(key)
                    ? "what key %s has sealed does not open as %s: it was altered, or belongs elsewhere"
                    : "key %s, which has sealed %s, is not in the key file";
            throw new UnreadableException(why.formatted(KeyId.text(key), context), failure);
        }
    }

    private static byte[] decoded(String sealed) {
        return Base64.getUrlDecoder().decode(sealed.substring(FieldEncryption.PREFIX.length()));
    }
}
