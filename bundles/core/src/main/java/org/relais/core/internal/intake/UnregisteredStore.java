package org.relais.core.internal.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.services.ServiceId;
import org.relais.spi.cases.UnregisteredIntake;
import org.relais.texts.LocalizedText;

/**
 * Finds what services were handed and have registered as nothing, as long as nothing of it was purged. Every method needs a running unit of
 * work.
 */
public interface UnregisteredStore {

    /**
     * What waits and what was rejected, in the order of the stamps.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<Unregistered> find(ServiceId service, @Nullable UnregisteredIntake after, int limit);

    /** What was rejected and leaves nothing to do for anybody, in the order of the stamps. */
    List<IntakeId> over(ServiceId service, Instant stampedBefore, int limit);

    /**
     * An intake without what nobody asks for here.
     *
     * @param form as in {@link StoredIntake}
     */
    record Unregistered(
            IntakeId id,
            ChannelId channel,
            IntakeState state,
            Instant stampedAt,
            @Nullable LocalizedText reason,
            String form) {}
}
