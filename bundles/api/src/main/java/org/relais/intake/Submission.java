package org.relais.intake;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.Parameters;

/**
 * What a sender hands in.
 *
 * @param key the sender's idempotency key, 1 to 255 printable characters, unique per channel; repeated for ever, the first result
 *     is answered again
 * @param form the filled form
 * @param override why the sender, who may do so, hands it in although the channel is suspended; null for not
 */
public record Submission(
        String key, FormData form, @Nullable String override) {

    private static final int LONGEST_OVERRIDE = 2000;

    public Submission {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(form, "form");
    }

    /** One that overrides nothing. */
    public Submission(String key, FormData form) {
        this(key, form, null);
    }

    /**
     * Makes a submission from what a sender gave.
     *
     * @param key null when the sender gave none
     * @throws org.relais.errors.RelaisException {@code idempotency-key-required} when there is no usable key; {@code invalid-request} that names what
     *     no channel can take, see {@link FormData#faults}
     */
    public static Submission of(@Nullable String key, FormData form) {
        return of(key, form, null);
    }

    /**
     * The same with a reason to hand it in although the channel is suspended.
     *
     * @param override null for none
     * @throws org.relais.errors.RelaisException as above; {@code invalid-request} too for a reason that is blank, too long or holds a
     *     character that cannot stand in a text
     */
    public static Submission of(@Nullable String key, FormData form, @Nullable String override) {
        IdempotencyKey usable = IdempotencyKey.required(key);
        form.check();
        if (override == null) {
            return new Submission(usable.value(), form);
        }
        Parameters given = new Parameters(Map.of("override", override));
        given.text("override", LONGEST_OVERRIDE);
        given.check();
        return new Submission(usable.value(), form, override.strip());
    }
}
