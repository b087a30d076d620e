package org.relais.core.internal.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The work of a plug-in on a thread of its own, which it may have for a limited time: the threads of the runner are few. A run that
 * does not end keeps its thread, so that there is never a second one beside it. Thread-safe.
 */
final class BoundedTask implements RecurringTask {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final long IDLE_SECONDS = 60;

    private final org.relais.spi.tasks.RecurringTask task;
    private final String name;
    private final Duration limit;
    private final ExecutorService thread;
    private volatile boolean running;
    private volatile @Nullable Thread worker;

    BoundedTask(org.relais.spi.tasks.RecurringTask task, Duration limit) {
        String own = task.name();
        if (!NAME.matcher(own).matches()) {
            throw new IllegalArgumentException("a task cannot be called '" + own + "'");
        }
        this.task = task;
        this.limit = limit;
        name = "plug-in-" + own;
        thread = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), work -> {
            Thread daemon = new Thread(work, "relais-" + name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Instant run(Instant now) {
        if (running) {
            throw new IllegalStateException("the run before has not ended");
        }
        running = true;
        try {
            Instant next = begun(now).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            Instant earliest = now.plus(SHORTEST);
            return next.isBefore(earliest) ? earliest : next;
        } catch (TimeoutException e) {
            interrupt();
            throw new IllegalStateException("not done within " + limit, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("this node stops", e);
        }
    }

    private CompletableFuture<Instant> begun(Instant now) {
        CompletableFuture<Instant> result = new CompletableFuture<>();
        try {
            thread.execute(() -> work(now, result));
            return result;
        } catch (RejectedExecutionException ended) {
            running = false;
            throw new IllegalStateException("its plug-in has gone", ended);
        }
    }

    private void work(Instant now, CompletableFuture<Instant> result) {
        worker = Thread.currentThread();
        @Nullable Throwable failure = null;
        @Nullable Instant next = null;
        try {
            next = task.run(now);
        } catch (RuntimeException | LinkageError e) {
            failure = e;
        }
        worker = null;
        running = false;
        if (failure != null) {
            result.completeExceptionally(failure);
        } else if (next == null) {
            result.completeExceptionally(new IllegalStateException("no next time"));
        } else {
            result.complete(next);
        }
    }

    private void interrupt() {
        @Nullable Thread hanging = worker;
        if (hanging != null) {
            hanging.interrupt();
        }
    }

    /** Takes nothing new; a run that has begun is interrupted. */
    void end() {
        thread.shutdownNow();
    }
}
