package org.relais.spi.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.texts.LocalizedText;

/**
 * What was handed in for a delegated service and was registered as nothing.
 *
 * @param state STAMPED, HELD or REJECTED
 * @param reason why it waits or was rejected; null while nobody has read it
 * @param form all of what was handed in; without members when it cannot be opened
 */
public record UnregisteredIntake(
        IntakeId id,
        ChannelId channel,
        IntakeState state,
        Instant stampedAt,
        @Nullable LocalizedText reason,
        FormData form) {}
