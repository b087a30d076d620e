package org.relais.core.internal.intake;

import java.time.Duration;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * How long and how often the desk asks channels.
 *
 * @param timeLimit of one call
 * @param callsPerChannel that run or hang at the same time, for each instance of a channel
 * @param timeOutsInARow after which a channel counts as failing
 * @param failuresInARow of new submissions, after which a channel counts as failing
 * @param firstPause after which a failing channel is tried again; doubled each time, up to 32 times as long
 * @param warnAfter how long an intake may wait before the health check warns
 */
public record DeskLimits(
        Duration timeLimit,
        int callsPerChannel,
        int timeOutsInARow,
        int failuresInARow,
        Duration firstPause,
        Duration warnAfter) {

    public static final DeskLimits DEFAULT =
            new DeskLimits(Duration.ofSeconds(5), 16, 3, 10, Duration.ofSeconds(30), Duration.ofMinutes(30));

    private static final int LONGEST_MILLISECONDS = 600_000;

    public DeskLimits {
        require("timeLimitMilliseconds", timeLimit.toMillis(), 10, LONGEST_MILLISECONDS);
        require("callsPerChannel", callsPerChannel, 1, 500);
        require("timeOutsInARow", timeOutsInARow, 1, 500);
        require("failuresInARow", failuresInARow, 1, 10_000);
        require("firstPauseSeconds", firstPause.toSeconds(), 1, 86_400);
        require("warnAfterMinutes", warnAfter.toMinutes(), 1, 10_080);
    }

    static DeskLimits of(Configuration configuration) {
        return new DeskLimits(
                Duration.ofMillis(configuration.timeLimitMilliseconds()),
                configuration.callsPerChannel(),
                configuration.timeOutsInARow(),
                configuration.failuresInARow(),
                Duration.ofSeconds(configuration.firstPauseSeconds()),
                Duration.ofMinutes(configuration.warnAfterMinutes()));
    }

    private static void require(String key, long value, long smallest, long largest) {
        if (value < smallest || value > largest) {
            throw new IllegalArgumentException(
                    "org.relais.intake: %s=%d is not from %d to %d".formatted(key, value, smallest, largest));
        }
    }

    /** The keys of {@code org.relais.intake}. */
    @ObjectClassDefinition(name = "Relais intake desk")
    @interface Configuration {
        @AttributeDefinition(
                min = "10",
                max = "600000",
                description = "how long a channel may take to interpret an intake")
        int timeLimitMilliseconds() default 5_000;

        @AttributeDefinition(
                min = "1",
                max = "500",
                description = "calls of one channel that run or hang at the same time")
        int callsPerChannel() default 16;

        @AttributeDefinition(
                min = "1",
                max = "500",
                description = "calls in a row that took too long make a channel count as failing")
        int timeOutsInARow() default 3;

        @AttributeDefinition(min = "1", max = "10000", description = "new submissions in a row that failed do so too")
        int failuresInARow() default 10;

        @AttributeDefinition(
                min = "1",
                max = "86400",
                description = "after which a failing channel is tried again; doubled each time, up to 32 times as long")
        int firstPauseSeconds() default 30;

        @AttributeDefinition(
                min = "1",
                max = "10080",
                description = "how long an intake may wait before the health check warns")
        int warnAfterMinutes() default 30;
    }
}
