package org.relais.core.internal.intake;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;
import org.slf4j.MDC;

/**
 * Runs calls to channels on threads of the desk, so that one that does not return holds nobody but its own thread. How many there can
 * be is bounded by each channel's {@link ChannelGate}. Thread-safe.
 */
@Component(service = BoundedCalls.class, configurationPid = "org.relais.intake")
@Designate(ocd = DeskLimits.Configuration.class)
public final class BoundedCalls {

    private static final int IDLE_SECONDS = 60;

    /** What a database may take to commit once it has been asked to. */
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(30);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final DeskLimits limits;
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService foreman;
    private final ExecutorService workers;

    @Activate
    public BoundedCalls(DeskLimits.Configuration configuration) {
        this(DeskLimits.of(configuration));
    }

    BoundedCalls(DeskLimits limits) {
        this.limits = limits;
        foreman = Workers.start("relais-desk-foreman");
        workers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::newThread);
        // from the start, so that it inherits nothing from whoever happens to call first
        foreman.execute(() -> {});
    }

    @Deactivate
    void stop() {
        workers.shutdownNow();
        Workers.stop(foreman);
    }

    DeskLimits limits() {
        return limits;
    }

    /** A call took too long; nothing of it is or will be stored. */
    static final class OverdueException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OverdueException(Duration limit) {
            super("did not return within " + limit.toMillis() + " ms", null, false, false);
        }
    }

    /** Too many calls of this channel run or hang. */
    static final class CrowdedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CrowdedException() {
            super("too many calls of this channel run or hang", null, false, false);
        }
    }

    /**
     * Runs work on a thread of the desk and waits for it.
     *
     * @param revoke called when the time is over: true when the work can no longer have an effect, false when it has had one
     * @throws OverdueException when the time is over and the work was revoked; its thread is interrupted
     * @throws CrowdedException when the channel leaves no room for one more call
     * @throws RuntimeException what the work threw; an error is the cause of a {@link ChannelErrorException}
     */
    <T> T call(ChannelGate gate, Supplier<T> work, BooleanSupplier revoke) {
        @Nullable Attempt<T> attempt = null;
        try {
            if (!gate.enter()) {
                throw new CrowdedException();
            }
            attempt = new Attempt<>(gate, work, MDC.getCopyOfContextMap());
            attempt.start(workers);
            return attempt.result(limits.timeLimit());
        } catch (TimeoutException late) {
            return late(attempt, revoke);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (attempt != null && revoke.getAsBoolean()) {
                attempt.interrupt();
            }
            throw unavailable();
        }
    }

    private <T> T late(Attempt<T> attempt, BooleanSupplier revoke) {
        if (revoke.getAsBoolean()) {
            attempt.interrupt();
            throw new OverdueException(limits.timeLimit());
        }
        try {
            return attempt.result(COMMIT_PATIENCE);
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static RelaisException unavailable() {
        return RelaisException.builder(
                        Errors.UNAVAILABLE,
                        new LocalizedText(
                                "La base de données n'a pas encore confirmé ; renvoyez la demande avec la même clé.",
                                "The database has not confirmed yet; send the request again with the same key."))
                .retryAfter(RETRY_AFTER)
                .build();
    }

    /**
     * A thread keeps the access context of its creator, and so the class loaders of all that are on the creator's stack: made by whoever
     * calls, a worker would keep the classes of bundles that have gone.
     */
    private Thread newThread(Runnable task) {
        return CompletableFuture.supplyAsync(() -> bareThread(task), foreman).join();
    }

    private Thread bareThread(Runnable task) {
        Thread thread = new Thread(null, task, "relais-desk-" + threads.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(BoundedCalls.class.getClassLoader());
        return thread;
    }

    /** One call on its way. */
    private static final class Attempt<T> implements Runnable {

        private final ChannelGate gate;
        private final @Nullable Map<String, String> logContext;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Supplier<T> work;
        /** Guarded by this object's lock, so that no interruption hits what the thread does next. */
        private @Nullable Thread running;

        Attempt(ChannelGate gate, Supplier<T> work, @Nullable Map<String, String> logContext) {
            this.gate = gate;
            this.work = work;
            this.logContext = logContext;
        }

        void start(ExecutorService workers) {
            try {
                workers.execute(this);
            } catch (RuntimeException | Error noThread) {
                gate.leave();
                throw noThread;
            }
        }

        @Override
        public void run() {
            mark(Thread.currentThread());
            try {
                if (logContext != null) {
                    MDC.setContextMap(logContext);
                }
                result.complete(work.get());
            } catch (RuntimeException failure) {
                result.completeExceptionally(failure);
            } catch (Throwable failure) {
                // whatever a channel throws, it must not end the desk's thread with the sender waiting
                result.completeExceptionally(new ChannelErrorException(failure));
            } finally {
                mark(null);
                MDC.clear();
                gate.leave();
            }
        }

        private synchronized void mark(@Nullable Thread thread) {
            running = thread;
            if (thread == null) {
                Thread.interrupted();
            }
        }

        synchronized void interrupt() {
            if (running != null) {
                running.interrupt();
            }
        }

        T result(Duration limit) throws InterruptedException, TimeoutException {
            try {
                return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw (RuntimeException) e.getCause();
            }
        }
    }
}
