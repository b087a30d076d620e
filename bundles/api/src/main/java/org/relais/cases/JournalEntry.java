package org.relais.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change to a case, never altered afterwards.
 *
 * @param sequence 1, 2, 3 ... within the case
 * @param actor the account that made the change; {@code relais} for what nobody did
 * @param action the wire name of the action, or {@code open}, {@code note}
 * @param changes field to its old and new value; an absent value is the empty string
 * @param reason given by the actor, or null
 * @param hash lower-case hexadecimal SHA-256 over the entry before and this one, so that tampering shows
 */
public record JournalEntry(
        int sequence,
        Instant at,
        String actor,
        String action,
        Map<String, List<String>> changes,
        @Nullable String reason,
        String hash) {}
