package org.relais.channel.phone.internal.calls;

import java.time.Instant;

/**
 * The form of a call, half filled.
 *
 * @param form as JSON text
 * @param revision counts the changes; sent back as {@code If-Match}
 */
public record Draft(String callId, String account, String form, Instant updatedAt, long revision) {}
