package org.relais.core.internal.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.texts.LocalizedText;

/**
 * A channel that a person has suspended.
 *
 * @param until when it ends by itself; null when a person ends it
 */
public record StoredSuspension(
        ChannelId channel,
        LocalizedText reason,
        List<LocalizedText> alternatives,
        @Nullable Instant until) {

    public StoredSuspension {
        alternatives = List.copyOf(alternatives);
    }

    boolean lasts(Instant now) {
        return until == null || now.isBefore(until);
    }
}
