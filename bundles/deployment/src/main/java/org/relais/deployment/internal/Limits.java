package org.relais.deployment.internal;

import java.time.Duration;

/** What a plug-in may do while it is watched; see {@link PlugInSettings}. */
record Limits(int successes, int failures, Duration probation, Duration start, Duration waiting) {

    Limits {
        requirePositive("successes", successes);
        requirePositive("failures", failures);
        requirePositive("probation.seconds", probation.toSeconds());
        requirePositive("start.seconds", start.toSeconds());
        requirePositive("waiting.seconds", waiting.toSeconds());
    }

    static Limits of(PlugInSettings settings) {
        return new Limits(
                settings.successes(),
                settings.failures(),
                Duration.ofSeconds(settings.probation_seconds()),
                Duration.ofSeconds(settings.start_seconds()),
                Duration.ofSeconds(settings.waiting_seconds()));
    }

    private static void requirePositive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " is " + value + ", allowed is 1 and more");
        }
    }
}
