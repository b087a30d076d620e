package org.relais.services;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a transmittal slip, never altered afterwards; only its note goes when the form is purged.
 *
 * @param sequence 1, 2, 3 ... within the slip
 * @param actor the account that did it
 * @param form that it is about; null for what is about the whole slip
 * @param forms how many forms were added or removed; null for anything else
 * @param outcome what the partner said, or what was taken back; null for anything else
 * @param code of a rejection, also of one that was taken back
 * @param note the reason or note that was given, in the words of whoever gave it; null without one, and once the form was purged
 * @param hash lower-case hexadecimal SHA-256 over the event before and this one, so that tampering shows
 */
public record SlipEvent(
        int sequence,
        Instant at,
        String actor,
        SlipAction action,
        @Nullable RegistrationNumber form,
        @Nullable Integer forms,
        @Nullable LineOutcome outcome,
        @Nullable String code,
        @Nullable String note,
        String hash) {}
