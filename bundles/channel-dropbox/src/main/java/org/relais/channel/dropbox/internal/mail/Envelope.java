package org.relais.channel.dropbox.internal.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An envelope that was opened and sorted.
 *
 * @param id that of its intake
 * @param round null for one that was handed over
 * @param number within the round; null likewise
 * @param box null likewise
 * @param sender as the letter says; null when unknown
 * @param overrideReason why it was taken or opened against the rule; null when it was not
 */
public record Envelope(
        UUID id,
        @Nullable UUID round,
        @Nullable Integer number,
        @Nullable String box,
        Stamp stamp,
        Instant collectedAt,
        Instant releasableAt,
        Instant sortedAt,
        String sortedBy,
        @Nullable String sender,
        @Nullable String address,
        @Nullable String email,
        @Nullable String overrideReason) {}
