package org.relais.service.desk.internal.forms;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.spi.persistence.RevocableWork;
import org.relais.texts.LocalizedText;

/**
 * Units of work in which plug-ins are asked, on threads of their own: one that hangs costs its own work and no request's thread. Within
 * a running unit of work there is nothing to bound: whoever runs that one bounds it. Thread-safe.
 */
@Component(service = BoundedWork.class)
public final class BoundedWork {

    private static final Duration LIMIT = Duration.ofSeconds(6);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final RevocableWork work;
    private final Duration limit;
    private final ExecutorService threads;

    @Activate
    public BoundedWork(@Reference RevocableWork work) {
        this(work, LIMIT);
    }

    BoundedWork(RevocableWork work, Duration limit) {
        this.work = work;
        this.limit = limit;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "relais-service-desk");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Deactivate
    void close() {
        threads.shutdownNow();
    }

    /**
     * Runs the work in a unit of work, or gives it up: then nothing of it is or ever will be stored.
     *
     * @throws RelaisException {@code unavailable} when it was given up
     */
    <T> T execute(Supplier<T> task) {
        RevocableWork.Unit unit = work.prepare();
        Future<T> running = threads.submit(() -> unit.execute(task));
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return revokeOrAwait(unit, running);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return revokeOrAwait(unit, running);
        }
    }

    private static <T> T revokeOrAwait(RevocableWork.Unit unit, Future<T> running) {
        if (unit.revoke()) {
            running.cancel(true);
            throw RelaisException.builder(
                            Errors.UNAVAILABLE,
                            new LocalizedText(
                                    "Le service n'a pas répondu à temps ; rien n'a été modifié.",
                                    "The service did not answer in time; nothing was changed."))
                    .retryAfter(RETRY_AFTER)
                    .build();
        }
        try {
            return running.get();
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a unit of work commits", interrupted);
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failed.getCause());
    }
}
