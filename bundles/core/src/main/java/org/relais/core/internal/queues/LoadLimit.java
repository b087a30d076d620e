package org.relais.core.internal.queues;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueErrors;
import org.relais.texts.LocalizedText;

/** Keeps those who take cases themselves within the limit of the queue. Thread-safe. */
@Component(service = LoadLimit.class)
public final class LoadLimit {

    private final QueueStore store;
    private final Clock clock;

    @Activate
    public LoadLimit(@Reference QueueStore store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts a case that the caller takes within the running unit of work. Whoever takes or is given another one at the same moment
     * is waited for.
     *
     * @throws RelaisException {@link QueueErrors#LOAD_LIMIT_REACHED}
     */
    void requireRoom(Caller caller, QueueDefinition queue) {
        @Nullable Integer limit = queue.settings().loadLimit();
        if (limit == null) {
            return;
        }
        String account = caller.account();
        store.lock();
        int load = store.loads(List.of(account)).getOrDefault(account, 0);
        if (load >= limit) {
            throw RelaisException.of(
                    QueueErrors.LOAD_LIMIT_REACHED,
                    new LocalizedText(
                                    "Vous avez %d dossiers ouverts et la file « %s » n'en donne plus à partir de %d : terminez ou rendez-en un.",
                                    "You have %d open cases, and the queue '%s' gives no more from %d on: finish one or give one back.")
                            .formatted(load, queue.id(), limit));
        }
        store.give(account, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
