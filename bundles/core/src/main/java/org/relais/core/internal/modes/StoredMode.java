package org.relais.core.internal.modes;

import java.time.Instant;

/**
 * The last switch.
 *
 * @param mode the id of a mode, which the pack may have no longer
 * @param revision counted from 1
 */
public record StoredMode(String mode, Instant since, String account, String reason, long revision) {}
