package org.relais.clock;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * Sets the time of the whole installation: cases, calendar, background work and plug-ins all go by it. Sessions do not; they end by
 * the machine's clock. A jump lasts until the next one, or until the process ends. Thread-safe.
 *
 * <p>Every method throws {@link org.relais.errors.RelaisException} {@code forbidden} for a caller without {@code clock:set}, and
 * {@code not-found} outside demo mode.
 */
@ProviderType
public interface DemoClock {

    ClockReading read(Caller caller);

    /** Sets the clock, forwards or back; from there it goes on at its usual pace. What has become due is done within seconds. */
    ClockReading set(Caller caller, Instant at);

    /** Back to the machine's time. */
    ClockReading reset(Caller caller);

    /**
     * What the clocks show.
     *
     * @param at the time of the installation
     * @param machine the time of the machine
     * @param set false when both are the same because nobody has set the clock
     */
    record ClockReading(Instant at, Instant machine, boolean set) {}
}
