package org.relais.deployment.internal;

import java.time.Instant;
import org.relais.texts.LocalizedText;

/**
 * A version that was taken back.
 *
 * @param restored the version that came in its place, or empty
 * @param told whether every listener knows
 */
record Rejection(BundleFile bundle, Instant at, LocalizedText reason, String restored, boolean told) {

    Rejection asTold() {
        return new Rejection(bundle, at, reason, restored, true);
    }
}
