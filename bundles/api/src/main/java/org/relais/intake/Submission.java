package org.relais.intake;

import java.util.Objects;

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
}
