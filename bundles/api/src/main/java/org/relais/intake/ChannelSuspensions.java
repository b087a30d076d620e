package org.relais.intake;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.directory.ChannelId;
import org.relais.identity.Caller;

/**
 * Lets people close a channel and open it again. A suspended channel refuses what is sent to it; what it had received before goes on.
 * Every change stands in the journal of the office; another node follows within a second. Thread-safe.
 *
 * <p>Every method throws {@link org.relais.errors.RelaisException} {@code forbidden} for a caller without {@code channel:suspend},
 * and {@code not-found} for a channel nobody ever installed.
 */
@ProviderType
public interface ChannelSuspensions {

    /** Suspends a channel; one that a person has suspended before is suspended for the new reason from then on. */
    ChannelView suspend(Caller caller, ChannelId channel, SuspensionEdit edit);

    /**
     * Ends what {@link #suspend} began. The channel stays suspended while the operating mode suspends it too.
     *
     * @param reason for the journal, or null
     * @throws org.relais.errors.RelaisException {@code channel-not-suspended} when no person has suspended it
     */
    ChannelView resume(Caller caller, ChannelId channel, @Nullable String reason);
}
