package org.relais.core.internal.queues;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at work who could be given a case.
 *
 * @param load how many open cases they have
 * @param turns how often they were given one
 * @param lastGivenAt when that last happened, or null
 */
record Candidate(
        String account, int load, long turns, @Nullable Instant lastGivenAt) {}
