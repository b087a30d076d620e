package org.relais.soak;

import java.util.concurrent.TimeUnit;

/**
 * How fast submissions follow each other: at a bounded rate while there are disturbances, a quarter of it when all are submitted but not all
 * disturbances are through, as fast as the clients can when these are over.
 */
final class Pace {

    private final double rate;
    private final int total;
    private long next = System.nanoTime();
    private int begun;
    private boolean calm;
    private volatile boolean over;

    /** @param rate submissions in a second, of all clients together */
    Pace(double rate, int total) {
        this.rate = rate;
        this.total = total;
    }

    /** From now on nothing disturbs. */
    synchronized void calm() {
        calm = true;
        next = System.nanoTime();
    }

    /** Nothing more is to come, and what is not accepted yet need not be. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /**
     * Waits for the turn of the next submission.
     *
     * @return its number, or 0 when there is none to come
     */
    int await() throws InterruptedException {
        long turn;
        int number;
        synchronized (this) {
            if (over || calm && begun >= total) {
                return 0;
            }
            number = ++begun;
            turn = next;
            double interval = calm ? 0 : 1e9 / rate * (begun < total ? 1 : 4);
            next = Math.max(next, System.nanoTime() - TimeUnit.SECONDS.toNanos(1)) + (long) interval;
        }
        long pause = turn - System.nanoTime();
        if (pause > 0) {
            TimeUnit.NANOSECONDS.sleep(pause);
        }
        return number;
    }
}
