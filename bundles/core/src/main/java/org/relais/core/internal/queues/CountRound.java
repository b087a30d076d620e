package org.relais.core.internal.queues;

import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.tasks.RecurringTask;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;

/** Keeps the counts of queues short, so that reading them stays cheap. */
@Component
public final class CountRound implements RecurringTask {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final UnitOfWork unitOfWork;
    private final QueueStore store;

    @Activate
    public CountRound(@Reference UnitOfWork unitOfWork, @Reference QueueStore store) {
        this.unitOfWork = unitOfWork;
        this.store = store;
    }

    @Override
    public String name() {
        return "queue-counts";
    }

    @Override
    public Instant run(Instant now) {
        try {
            unitOfWork.execute(() -> {
                store.fold(now);
                return now;
            });
        } catch (StaleEntityException another) {
            return now.plus(PERIOD);
        }
        return now.plus(PERIOD);
    }
}
