package org.relais.web.internal.cxf;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One state of what is published, with the number of requests inside it. Once retired nobody enters any more, and whoever retired
 * it can wait for the last request to leave. Thread-safe; entering and leaving cost one atomic update.
 *
 * @param <E> what requests are handed to
 */
public final class Generation<E> {

    /** Sign bit: the generation is retired; the other bits count the requests inside. */
    private static final int RETIRED = Integer.MIN_VALUE;

    private final E content;
    private final AtomicInteger state = new AtomicInteger();
    private final CountDownLatch idle = new CountDownLatch(1);

    Generation(E content) {
        this.content = content;
    }

    public E content() {
        return content;
    }

    /** False when this generation is retired: the caller takes the current one instead. */
    boolean enter() {
        while (true) {
            int seen = state.get();
            if (seen < 0) {
                return false;
            }
            if (state.compareAndSet(seen, seen + 1)) {
                return true;
            }
        }
    }

    /** Ends one request; called exactly once per successful {@link #enter}. */
    public void leave() {
        if (state.decrementAndGet() == RETIRED) {
            idle.countDown();
        }
    }

    void retire() {
        if (state.getAndUpdate(seen -> seen | RETIRED) == 0) {
            idle.countDown();
        }
    }

    /** Waits for the last request; false when some are still running after {@code patience}. */
    boolean awaitIdle(Duration patience) {
        try {
            return idle.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
