package org.relais.intake;

import org.osgi.annotation.versioning.ProviderType;
import org.relais.directory.ChannelId;
import org.relais.identity.Caller;

/**
 * The only door through which a request enters. What it has acknowledged is stored for good, whatever happens to channels,
 * processes or machines afterwards. Thread-safe.
 */
@ProviderType
public interface IntakeDesk {

    /**
     * Stores a submission and, when its channel is there, registers it in the same transaction. When the channel is away or fails,
     * the intake stays STAMPED and is interpreted as soon as the channel is back.
     *
     * <p>A channel that is suspended takes nothing, unless a caller with {@code channel:override} gives a reason, which is written to the
     * journal of the office. A key that came before answers its first result all the same.
     *
     * <p>The channel of a delegated service takes something from those alone who may register its forms, and there is no such channel for
     * whoever may not read the service. Whatever the channel, plug-ins look at what is handed in before it is stored.
     *
     * <p>Idempotent: the same key and form answer the first result again; the same key with another form is refused.
     *
     * @throws org.relais.errors.RelaisException {@code not-found} for a channel nobody ever installed; {@code invalid-request} when the
     *     form is wrong or holds what must not be stored, nothing being stored; {@code several-services}; {@code unavailable} when nobody
     *     can say whether it may be stored; {@code idempotency-key-reused}; {@code channel-suspended}; {@code forbidden} for an
     *     override by a caller without {@code channel:override}
     */
    IntakeReceipt receive(Caller caller, ChannelId channel, Submission submission);

    /** @throws org.relais.errors.RelaisException {@code not-found} */
    IntakeView get(Caller caller, IntakeId id);
}
