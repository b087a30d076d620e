package org.relais.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long to go on when the server does not answer or asks to come back later. Shared by all connections: as long as
 * one of them gets answers, only the request that gets none is given up; when none does, the run ends. Thread-safe.
 */
final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Duration limit;
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());
    private final CountDownLatch over = new CountDownLatch(1);

    Patience(Duration limit) {
        this.limit = limit;
    }

    /** Somebody got an answer that settles a request. */
    void answered() {
        lastAnswer.set(System.nanoTime());
    }

    /** Ends every wait at once; nobody waits afterwards. */
    void end() {
        over.countDown();
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** One request begins. */
    Attempts begin() {
        return new Attempts();
    }

    /** The attempts of one request; used by one thread. */
    final class Attempts {

        private final long begun = System.nanoTime();
        private Duration pause = FIRST_PAUSE;

        /**
         * Waits before the next attempt, at least as long as the server asked.
         *
         * @throws UnreachableException when nobody got an answer for too long
         * @throws RefusedException when others do get answers, this request does not
         */
        void await(Optional<Duration> asked, Problem problem) {
            Duration wait = asked.filter(time -> time.compareTo(pause) > 0).orElseGet(this::jittered);
            if (isLimitWithin(wait)) {
                giveUp(problem);
            }
            if (pauseIsCutShort(wait)) {
                throw new UnreachableException(problem.toString());
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }

        private boolean isLimitWithin(Duration wait) {
            return System.nanoTime() - begun + wait.toNanos() > limit.toNanos();
        }

        private void giveUp(Problem problem) {
            boolean othersAreAnswered = lastAnswer.get() - begun > 0;
            if (othersAreAnswered) {
                throw new RefusedException(problem);
            }
            throw new UnreachableException(problem.toString());
        }

        /** Between half and all of the pause, so that connections do not come back in step. */
        private Duration jittered() {
            long nanos = pause.toNanos();
            return Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2));
        }

        private boolean pauseIsCutShort(Duration wait) {
            try {
                return over.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}
