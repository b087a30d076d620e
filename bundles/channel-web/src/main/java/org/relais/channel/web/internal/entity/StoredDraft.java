package org.relais.channel.web.internal.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that its citizen has not sent yet, as it lies in the store.
 *
 * @param secretHash SHA-256 of what the citizen shows to come back to it, lower-case hexadecimal
 * @param form as far as it is filled, as JSON
 * @param sentAt when it was sent; null while it can be changed
 */
public record StoredDraft(
        String id,
        String secretHash,
        String form,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant sentAt) {

    public StoredDraft filled(String newForm, Instant newExpiresAt) {
        return new StoredDraft(id, secretHash, newForm, madeAt, newExpiresAt, sentAt);
    }

    public StoredDraft sent(Instant at) {
        return new StoredDraft(id, secretHash, form, madeAt, expiresAt, at);
    }
}
