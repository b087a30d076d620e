package org.relais.deployment.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.relais.spi.plugins.PlugInListener;
import org.relais.spi.plugins.PlugInListener.TakenBack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, on other threads, until each of those that are there has heard it. Confined to one thread. */
final class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final Collection<PlugInListener> listeners;
    private final ExecutorService threads;
    private final Map<TakenBack, Future<?>> running = new HashMap<>();

    /** @param listeners those that are there now, and change */
    Announcements(Collection<PlugInListener> listeners, ExecutorService threads) {
        this.listeners = listeners;
        this.threads = threads;
    }

    /** Tells, or asks how far the telling is. */
    boolean isTold(String file, Rejection rejection) {
        BundleFile bundle = rejection.bundle();
        TakenBack event = new TakenBack(
                bundle.isBundle() ? bundle.symbolicName() : file,
                bundle.isBundle() ? bundle.version() : "",
                rejection.restored(),
                file,
                rejection.at(),
                rejection.reason());
        Future<?> telling = running.get(event);
        if (telling == null) {
            if (!listeners.isEmpty()) {
                running.put(event, threads.submit(() -> listeners.forEach(listener -> listener.takenBack(event))));
            }
            return false;
        }
        if (!telling.isDone()) {
            return false;
        }
        running.remove(event);
        return isGood(telling);
    }

    private static boolean isGood(Future<?> done) {
        try {
            done.get();
            return true;
        } catch (ExecutionException e) {
            LOG.debug("a listener is told again", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
