package org.relais.itests.harness;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens in another process: asks again and again, and gives up in the end. */
public final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final long PAUSE_MILLIS = 50;

    private Patience() {}

    /** Waits until it is so. */
    public static void until(String what, BooleanSupplier isSo) {
        until(what, isSo, () -> "");
    }

    /**
     * Waits until it is so.
     *
     * @param last tells what was seen last, for the failure
     */
    public static void until(String what, BooleanSupplier isSo, Supplier<?> last) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what + "; last seen: " + last.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
