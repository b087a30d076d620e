package org.relais.identity;

import java.time.Instant;

/**
 * An opened session.
 *
 * @param token opaque to clients; sent back as {@code Authorization: Bearer}
 * @param expiresAt after this instant the token identifies nobody
 */
public record Session(String token, Instant expiresAt) {}
