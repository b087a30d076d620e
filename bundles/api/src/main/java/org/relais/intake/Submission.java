package org.relais.intake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.errors.IdempotencyKey;

/**
 * What a sender hands in.
 *
 * @param key the sender's idempotency key, 1 to 255 printable characters, unique per channel; repeated for ever, the first result
 *     is answered again
 * @param form the filled form
 */
public record Submission(String key, FormData form) {

    public Submission {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(form, "form");
    }

    /**
     * Makes a submission from what a sender gave.
     *
     * @param key null when the sender gave none
     * @throws org.relais.errors.RelaisException {@code idempotency-key-required} when there is no usable key; {@code invalid-request} that names what
     *     no channel can take, see {@link FormData#faults}
     */
    public static Submission of(@Nullable String key, FormData form) {
        IdempotencyKey usable = IdempotencyKey.required(key);
        form.check();
        return new Submission(usable.value(), form);
    }
}
