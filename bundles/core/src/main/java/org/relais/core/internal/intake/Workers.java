package org.relais.core.internal.intake;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Background threads of a component: named, daemons, and ended before the component is gone. */
final class Workers {

    private static final int PATIENCE_SECONDS = 10;

    private Workers() {}

    /** One thread. */
    static ScheduledExecutorService start(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** As many background threads as there is work at the same time. */
    static ExecutorService startSeveral(String name) {
        return Executors.newCachedThreadPool(task -> {
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
