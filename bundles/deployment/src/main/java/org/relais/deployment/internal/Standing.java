package org.relais.deployment.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept about one file of the deploy folder over restarts.
 *
 * @param file its name
 * @param current what it holds, or null when nothing runs from it
 * @param phase how far the current one is trusted
 * @param since when the phase began
 * @param lastGood the last version in this file that was proven; until there is one, the last that ran for long without a fault; or null
 * @param rejection the last version in this file that was taken back and not followed by a proven one, or null
 */
record Standing(
        String file,
        @Nullable BundleFile current,
        Phase phase,
        Instant since,
        @Nullable BundleFile lastGood,
        @Nullable Rejection rejection) {

    enum Phase {
        PROBATION,
        PROVEN,
        /** The current one is being replaced by the last good one, or by nothing; goes on after a restart. */
        TAKING_BACK
    }

    static Standing none(String file, Instant at) {
        return new Standing(file, null, Phase.PROBATION, at, null, null);
    }

    Standing with(@Nullable BundleFile bundle, Phase next, Instant at) {
        return new Standing(file, bundle, next, at, lastGood, rejection);
    }

    Standing proven(Instant at) {
        return new Standing(file, current, Phase.PROVEN, at, current, null);
    }

    /** It is on probation still, and better than nothing to come back to. */
    Standing kept() {
        return new Standing(file, current, phase, since, current, rejection);
    }

    Standing rejected(Rejection why) {
        BundleFile left = why.bundle().equals(lastGood) ? null : lastGood;
        return new Standing(file, current, Phase.TAKING_BACK, why.at(), left, why);
    }

    Standing told() {
        return rejection == null ? this : new Standing(file, current, phase, since, lastGood, rejection.asTold());
    }

    Standing withoutRejection() {
        return new Standing(file, current, phase, since, lastGood, null);
    }

    /** Nothing runs from the file, and nothing is to come back there. */
    Standing gone(Instant at) {
        return new Standing(file, null, Phase.PROBATION, at, null, rejection);
    }

    Optional<BundleFile> restorable() {
        return Optional.ofNullable(lastGood);
    }
}
