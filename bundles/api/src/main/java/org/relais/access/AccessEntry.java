package org.relais.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.services.ServiceId;

/**
 * One reading, never altered afterwards. It says what was read, never what that says.
 *
 * @param account who has read it
 * @param action for example {@code read-form} or {@code read-case}
 * @param subject what was read: a registration number, the reference of a case, of a list how many of its entries; null when there is
 *     nothing to name
 */
public record AccessEntry(
        UUID id,
        Instant at,
        String account,
        ServiceId service,
        String action,
        @Nullable String subject) {}
