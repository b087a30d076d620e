package org.relais.spi.channel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One way in which requests reach the office. Register it as an OSGi service; the core finds it, publishes its form and hands it
 * what arrives.
 *
 * <p>Called by the intake desk from many threads at once. An implementation keeps no state between calls but configuration.
 *
 * <p>Every call is bounded in time (5 seconds unless the office says otherwise). What has not returned by then is overtaken: its
 * thread is interrupted, its unit of work is undone and can never commit, and the intake waits with the reason. A channel that keeps
 * failing or being overtaken is not asked for a while; see {@link InterpretationListener} for who is told.
 */
@ConsumerType
public interface Channel {

    /** Who this channel is and what its form looks like. Called once, when the service appears. */
    ChannelDescriptor descriptor();

    /**
     * Says what a stamped intake means. Called inside the unit of work that will register the result, so what the channel writes
     * through its own persistence unit commits together with the contact and the cases, or not at all. Must not call other systems.
     *
     * <p>The form has passed the descriptor's schema. Returns a {@link Interpretation.Rejected} for a form that is well formed and
     * still wrong. May be called again for the same intake after a failure or a crash; the earlier attempt left nothing behind.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request}, {@code forbidden} or a code of category REFUSED when a rule of the
     *     office stands against it: the answer while the sender waits, nothing being stored; the reason of an intake stamped earlier, which
     *     becomes REJECTED
     * @throws RuntimeException when it cannot tell now: the intake stays STAMPED with the reason and is tried again
     */
    Interpretation interpret(StampedIntake intake);
}
