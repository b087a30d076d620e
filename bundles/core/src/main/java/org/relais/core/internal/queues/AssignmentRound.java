package org.relais.core.internal.queues;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.StrandedCases;
import org.relais.core.internal.queues.QueueStore.Count;
import org.relais.core.internal.queues.QueueStore.Position;
import org.relais.core.internal.queues.QueueStore.Waiting;
import org.relais.core.internal.tasks.RecurringTask;
import org.relais.directory.Confidentiality;
import org.relais.directory.TopicId;
import org.relais.permissions.CaseSubject;
import org.relais.queues.AssignmentPolicy;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Gives what waits in queues that hand out their work to whoever has come to work, has room again or has learnt something since.
 * Cases whose queue is no more are brought to that of their department first.
 */
@Component(service = {RecurringTask.class, AssignmentRound.class})
public final class AssignmentRound implements RecurringTask {

    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final int PAGE = 100;

    /** The most cases of a queue that one round looks at; the next one goes on behind them. */
    private static final int MOST = 2000;

    /** Cases that the same people could be given. */
    private record Alike(@Nullable TopicId topic, CaseSubject subject) {

        @Nullable
        String topicId() {
            return topic == null ? null : topic.value();
        }
    }

    private final UnitOfWork unitOfWork;
    private final QueueDirectory directory;
    private final QueueStore store;
    private final JournaledChanges changes;
    private final StrandedCases stranded;
    private final AutomaticAssignment assignment;

    /** Only a hint: another node, or this one started anew, begins with the most urgent. */
    private final Map<String, Position> goOnAfter = new ConcurrentHashMap<>();

    @Activate
    public AssignmentRound(
            @Reference UnitOfWork unitOfWork,
            @Reference QueueDirectory directory,
            @Reference QueueStore store,
            @Reference JournaledChanges changes,
            @Reference StrandedCases stranded,
            @Reference AutomaticAssignment assignment) {
        this.unitOfWork = unitOfWork;
        this.directory = directory;
        this.store = store;
        this.changes = changes;
        this.stranded = stranded;
        this.assignment = assignment;
    }

    @Override
    public String name() {
        return "queue-assignment";
    }

    @Override
    public Instant run(Instant now) {
        bringIn(now);
        directory.queues().stream()
                .filter(queue -> queue.settings().assignment() != AssignmentPolicy.NONE)
                .forEach(queue -> handOut(queue, now));
        return now.plus(PERIOD);
    }

    private void handOut(QueueDefinition queue, Instant now) {
        Map<Alike, Boolean> takers = new HashMap<>();
        @Nullable Position goesOnAfter = goOnAfter.remove(queue.id());
        @Nullable Position after = null;
        for (int seen = 0; seen < MOST; seen += PAGE) {
            @Nullable Position start = after;
            List<Waiting> page =
                    unitOfWork.read(() -> store.waiting(queue.id(), Confidentiality.ofTheOffice(), start, PAGE, now));
            page.forEach(waiting -> offer(queue, waiting, takers, now));
            if (page.size() < PAGE) {
                return;
            }
            after = seen == 0 && goesOnAfter != null
                    ? goesOnAfter
                    : page.get(page.size() - 1).position();
        }
        goOnAfter.put(queue.id(), after);
    }

    /** What nobody can take is passed over without a look at each case: somebody may be there for others behind it. */
    private void offer(QueueDefinition queue, Waiting waiting, Map<Alike, Boolean> takers, Instant now) {
        Alike alike = new Alike(waiting.summary().topic(), waiting.subject());
        boolean taker = takers.computeIfAbsent(
                alike, any -> unitOfWork.read(() -> assignment.hasTaker(queue, any.topicId(), any.subject(), now)));
        if (taker && give(waiting.summary().id())) {
            // somebody has less room now
            takers.clear();
        }
    }

    private void bringIn(Instant now) {
        List<Count> counts = unitOfWork.read(() -> store.counts(now));
        counts.stream()
                .filter(count -> count.open() > 0)
                .filter(this::isStranded)
                .forEach(count -> unitOfWork
                        .read(() -> store.open(count.queue(), count.subject().department(), PAGE))
                        .forEach(this::bringIn));
    }

    private boolean isStranded(Count count) {
        return directory
                .find(count.queue())
                .filter(queue -> queue.takes(count.subject().department()))
                .isEmpty();
    }

    private void bringIn(CaseId id) {
        try {
            unitOfWork.execute(() -> stranded.take(id));
        } catch (StaleEntityException quicker) {
            // whoever changed it meanwhile may have moved it; else the next round does
            return;
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
