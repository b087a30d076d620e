package org.relais.intake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.errors.RelaisException;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/**
 * What a sender hands in.
 *
 * @param key the sender's idempotency key, 1 to 255 printable characters, unique per channel; repeated for ever, the first result
 *     is answered again
 * @param form the filled form
 */
public record Submission(String key, FormData form) {

    private static final int MAX_KEY_LENGTH = 255;

    public Submission {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(form, "form");
    }

    /**
     * Makes a submission from what a sender gave.
     *
     * @param key null when the sender gave none
     * @throws RelaisException {@code idempotency-key-required} when there is no usable key; {@code invalid-request} that names what
     *     no channel can take, see {@link FormData#faults}
     */
    public static Submission of(@Nullable String key, FormData form) {
        if (key == null
                || key.isBlank()
                || key.length() > MAX_KEY_LENGTH
                || key.chars().anyMatch(Character::isISOControl)
                || Characters.fault(key).isPresent()) {
            throw RelaisException.of(
                    IntakeErrors.IDEMPOTENCY_KEY_REQUIRED,
                    new LocalizedText(
                                    "Une clé de 1 à %d caractères imprimables est attendue.",
                                    "A key of 1 to %d printable characters is expected.")
                            .formatted(MAX_KEY_LENGTH));
        }
        form.check();
        return new Submission(key, form);
    }
}
