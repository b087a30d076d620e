package org.relais.core.internal.queues;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.queues.QueueStore.Position;
import org.relais.core.internal.queues.QueueStore.Waiting;
import org.relais.core.internal.tasks.RecurringTask;
import org.relais.queues.AssignmentPolicy;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Gives what waits in queues that hand out their work to whoever has come to work, has room again or has learnt something since.
 * Somebody who can be given nothing now costs a few reads.
 */
@Component
public final class AssignmentRound implements RecurringTask {

    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final int PAGE = 50;

    /** The most cases of a queue that one round looks at. */
    private static final int MOST = 500;

    private final UnitOfWork unitOfWork;
    private final QueueDirectory directory;
    private final QueueStore store;
    private final JournaledChanges changes;

    @Activate
    public AssignmentRound(
            @Reference UnitOfWork unitOfWork,
            @Reference QueueDirectory directory,
            @Reference QueueStore store,
            @Reference JournaledChanges changes) {
        this.unitOfWork = unitOfWork;
        this.directory = directory;
        this.store = store;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "queue-assignment";
    }

    @Override
    public Instant run(Instant now) {
        directory.queues().stream()
                .filter(queue -> queue.settings().assignment() != AssignmentPolicy.NONE)
                .forEach(queue -> handOut(queue, now));
        return now.plus(PERIOD);
    }

    private void handOut(QueueDefinition queue, Instant now) {
        @Nullable Position after = null;
        for (int seen = 0; seen < MOST; seen += PAGE) {
            @Nullable Position start = after;
            List<Waiting> page = unitOfWork.read(() -> store.waiting(queue.id(), start, PAGE, now));
            long given = page.stream()
                    .filter(waiting -> give(waiting.summary().id()))
                    .count();
            // a whole page that nobody can take: nobody is there, or has room
            if (page.size() < PAGE || given == 0) {
                return;
            }
            after = page.get(page.size() - 1).position();
        }
    }

    private boolean give(CaseId id) {
        try {
            return unitOfWork.execute(() -> changes.appoint(id));
        } catch (StaleEntityException quicker) {
            return false;
        }
    }
}
