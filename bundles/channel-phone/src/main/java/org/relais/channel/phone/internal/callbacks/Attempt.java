package org.relais.channel.phone.internal.callbacks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt to reach the citizen. */
public record Attempt(
        int number,
        Instant at,
        String account,
        Result result,
        @Nullable String note) {

    /** How it ended. */
    public enum Result {
        NO_ANSWER,
        VOICEMAIL,
        REACHED
    }
}
