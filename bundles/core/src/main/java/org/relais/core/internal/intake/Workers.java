package org.relais.core.internal.intake;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One background thread for one component: named, a daemon, and ended before the component is gone. */
final class Workers {

    private static final int PATIENCE_SECONDS = 10;

    private Workers() {}

    static ScheduledExecutorService start(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes nothing new and waits for what has begun, so that nothing works on with services that go away. */
    static void stop(ExecutorService worker) {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
