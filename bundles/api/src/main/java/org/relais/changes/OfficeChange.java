package org.relais.changes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change to the office, never altered afterwards.
 *
 * @param sequence 1, 2, 3 ... within the area
 * @param actor the account that made the change; {@code relais} for what nobody did
 * @param subject what was changed, for example {@code closure 2021-05-14}
 * @param action what was done to it, for example {@code put}
 * @param changes field to its old and new value; an absent value is the empty string
 * @param reason given by the actor, or null
 * @param hash lower-case hexadecimal SHA-256 over the entry before in the same area and this one, so that tampering shows
 */
public record OfficeChange(
        OfficeArea area,
        int sequence,
        Instant at,
        String actor,
        String subject,
        String action,
        Map<String, List<String>> changes,
        @Nullable String reason,
        String hash) {}
