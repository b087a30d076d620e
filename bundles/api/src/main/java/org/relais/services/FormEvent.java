package org.relais.services;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a form, never altered afterwards. It says nothing of what the form says.
 *
 * @param sequence 1, 2, 3 ... within the form
 * @param actor the account that did it; {@code relais} for what nobody did
 * @param detail for example the number of the slip, the code of a rejection, or a reason
 * @param hash lower-case hexadecimal SHA-256 over the event before and this one, so that tampering shows
 */
public record FormEvent(
        int sequence,
        Instant at,
        String actor,
        FormAction action,
        FormState from,
        FormState to,
        @Nullable String detail,
        String hash) {}
