package org.relais.spi.channel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;

/**
 * What came of one call to one instance of a channel.
 *
 * @param channel null when the channel could not even say who it is
 * @param bundleId the bundle that registered the channel ({@code service.bundleid})
 * @param serviceId the registration ({@code service.id}): another one for every version, start and restart of the bundle
 * @param problem what was thrown or not done, for a log, without personal data; null for {@link Outcome#SUCCEEDED} and
 *     {@link Outcome#DECLINED}
 */
public record InterpretationReport(
        @Nullable ChannelId channel,
        long bundleId,
        long serviceId,
        Outcome outcome,
        @Nullable String problem) {

    public InterpretationReport {
        Objects.requireNonNull(outcome, "outcome");
    }

    /** How a call ended. */
    public enum Outcome {
        /** It said what the form means, and that is registered. */
        SUCCEEDED,
        /** It returned in time, and nothing came of it: it refused the form, or keeps the intake closed. A broken one can do that too. */
        DECLINED,
        /** It threw, or left the unit of work in a state that could not be stored, through a fault of its own. */
        FAILED,
        /** It did not return within its time limit. */
        TIMED_OUT
    }
}
