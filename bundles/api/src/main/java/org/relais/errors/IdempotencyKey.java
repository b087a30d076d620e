package org.relais.errors;

import org.jspecify.annotations.Nullable;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/**
 * The sender's own name for a request, by which a repetition is known.
 *
 * @param value 1 to 255 printable characters
 */
public record IdempotencyKey(String value) {

    private static final int MAX_LENGTH = 255;

    /** @throws RelaisException {@code idempotency-key-required} when it is not usable */
    public IdempotencyKey {
        if (value.isBlank()
                || value.length() > MAX_LENGTH
                || value.chars().anyMatch(Character::isISOControl)
                || Characters.fault(value).isPresent()) {
            throw unusable();
        }
    }

    /** @throws RelaisException {@code idempotency-key-required} for a missing or unusable key */
    public static IdempotencyKey required(@Nullable String value) {
        if (value == null) {
            throw unusable();
        }
        return new IdempotencyKey(value);
    }

    /** Null for no key. */
    public static @Nullable IdempotencyKey optional(@Nullable String value) {
        return value == null ? null : new IdempotencyKey(value);
    }

    private static RelaisException unusable() {
        return RelaisException.of(
                Errors.IDEMPOTENCY_KEY_REQUIRED,
                new LocalizedText(
                                "Une clé de 1 à %d caractères imprimables est attendue.",
                                "A key of 1 to %d printable characters is expected.")
                        .formatted(MAX_LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
