package org.relais.core.internal.time;

import java.time.Instant;

/**
 * The clock was set.
 *
 * @param from what it showed just before
 * @param to what it showed just after
 */
public record ClockJump(Instant from, Instant to) {}
