package org.relais.core.internal.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one instance of a channel is asked: a circuit breaker, and a bound on the calls that run or hang at the same time. A
 * version that arrives anew has a gate of its own, so it starts trusted. Thread-safe.
 */
final class ChannelGate {

    private static final int MOST_DOUBLINGS = 5;

    private final DeskLimits limits;
    /** Kept by a call until its thread is back, whether or not anybody still waits for it. */
    private final Semaphore calls;

    private int timeOuts;
    private int failures;
    private int pauses;
    private boolean probing;
    private @Nullable Instant pausedUntil;
    /** A clock that was set back to before ends the pause too. */
    private Instant pausedAt = Instant.MIN;

    ChannelGate(DeskLimits limits) {
        this.limits = limits;
        calls = new Semaphore(limits.callsPerChannel());
    }

    /** True for a channel that counts as failing. */
    synchronized boolean isPaused() {
        return pausedUntil != null;
    }

    /**
     * May the channel be asked now? While it is paused nobody may, but for one call after each pause that tries whether it works again.
     * Every permission is followed by one of {@link #succeeded}, {@link #failed}, {@link #timedOut} and {@link #undecided}.
     */
    synchronized boolean admits(Instant now) {
        if (pausedUntil == null) {
            return true;
        }
        boolean pausing = now.isBefore(pausedUntil) && !now.isBefore(pausedAt);
        if (probing || pausing || calls.availablePermits() == 0) {
            return false;
        }
        probing = true;
        return true;
    }

    /** Waits for the channel's other calls to leave room; false when none does within the time limit. */
    boolean enter() throws InterruptedException {
        return calls.tryAcquire() || calls.tryAcquire(limits.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
    }

    void leave() {
        calls.release();
    }

    /** True when the channel works again after a pause. */
    synchronized boolean succeeded() {
        boolean recovered = pausedUntil != null;
        timeOuts = 0;
        failures = 0;
        pauses = 0;
        probing = false;
        pausedUntil = null;
        return recovered;
    }

    /** @param fresh for a submission that was never tried before: one that fails for ever must not discredit its channel */
    synchronized void failed(Instant now, boolean fresh) {
        failures += fresh ? 1 : 0;
        judge(now);
    }

    synchronized void timedOut(Instant now) {
        timeOuts++;
        judge(now);
    }

    /** The call ended for a reason that says nothing about the channel. */
    synchronized void undecided() {
        probing = false;
    }

    private void judge(Instant now) {
        boolean probed = probing;
        probing = false;
        boolean distrusted = timeOuts >= limits.timeOutsInARow() || failures >= limits.failuresInARow();
        if (probed || distrusted && pausedUntil == null) {
            Duration pause = limits.firstPause().multipliedBy(1L << Math.min(pauses, MOST_DOUBLINGS));
            pausedAt = now;
            pausedUntil = now.plus(pause);
            pauses++;
        }
    }
}
