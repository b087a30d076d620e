package org.relais.intake;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.texts.LocalizedText;

/**
 * An intake in the worklist.
 *
 * @param account who handed it in
 * @param reason why it is in this state; null when nobody said
 * @param attempts how often its interpretation has failed
 * @param nextAttemptAt when its channel is asked next at the latest; null when it is asked no more
 * @param assignee the account that it was handed to, or null
 * @param unsettled true when its channel refused it after the sender was told that it is stored, and nobody has seen to that yet
 * @param excerpt the beginning of what was handed in
 * @param revision for a change that must not overlook another
 */
public record WaitingIntake(
        IntakeId id,
        ChannelId channel,
        IntakeState state,
        Instant stampedAt,
        String account,
        @Nullable LocalizedText reason,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String assignee,
        boolean unsettled,
        String excerpt,
        long revision) {

    public WaitingIntake {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(state, "state");
    }
}
