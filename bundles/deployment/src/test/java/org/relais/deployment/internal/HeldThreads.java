package org.relais.deployment.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Does everything at once on the caller's thread, or, while held, nothing. */
final class HeldThreads extends AbstractExecutorService {

    boolean held;
    final List<Runnable> waiting = new ArrayList<>();

    @Override
    public void execute(Runnable task) {
        if (held) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    @Override
    public void shutdown() {
        held = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        held = true;
        return waiting;
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
