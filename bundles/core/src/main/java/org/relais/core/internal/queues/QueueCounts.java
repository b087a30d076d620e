package org.relais.core.internal.queues;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.queues.QueueStore.Count;
import org.relais.identity.Caller;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.queues.QueueKind;
import org.relais.queues.QueueView;
import org.relais.spi.persistence.UnitOfWork;

/** Counts what somebody may know of, queue by queue. Thread-safe. */
@Component(service = QueueCounts.class)
public final class QueueCounts {

    private final UnitOfWork unitOfWork;
    private final QueueStore store;
    private final QueueDirectory directory;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public QueueCounts(
            @Reference UnitOfWork unitOfWork,
            @Reference QueueStore store,
            @Reference QueueDirectory directory,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.directory = directory;
        this.permissions = permissions;
        this.clock = clock;
    }

    boolean mayKnowOf(Caller caller, QueueDefinition queue) {
        return queue.kind() != QueueKind.SUPERVISORS || permissions.holds(caller, CorePermissions.QUEUE_SUPERVISE);
    }

    List<QueueView> views(Caller caller) {
        List<QueueDefinition> known = directory.queues().stream()
                .filter(queue -> mayKnowOf(caller, queue))
                .toList();
        return unitOfWork.read(() -> {
            List<Count> visible = visible(caller);
            return known.stream().map(queue -> view(queue, visible)).toList();
        });
    }

    QueueView view(Caller caller, QueueDefinition queue) {
        return unitOfWork.read(() -> view(queue, visible(caller)));
    }

    /** How many of those that wait in a queue the caller may know of. */
    long waiting(Caller caller, QueueDefinition queue) {
        return visible(caller).stream()
                .filter(count -> count.queue().equals(queue.id()))
                .mapToLong(Count::waiting)
                .sum();
    }

    private List<Count> visible(Caller caller) {
        Visibility visibility = permissions.visibility(caller);
        Instant now = clock.instant();
        List<Count> counts = new ArrayList<>();
        store.counts(now).stream()
                .filter(count -> visibility.includes(count.subject()))
                .forEach(counts::add);
        if (!visibility.coversOffice()) {
            store.assignedTo(caller.account(), now).stream()
                    .filter(count -> visibility.includes(count.subject()))
                    .filter(count -> !visibility.includes(withoutAssignee(count)))
                    .forEach(counts::add);
        }
        return counts;
    }

    private static CaseSubject withoutAssignee(Count count) {
        return new CaseSubject(
                count.subject().department(), null, count.subject().confidentiality());
    }

    private QueueView view(QueueDefinition queue, List<Count> visible) {
        List<Count> counts = visible.stream()
                .filter(count -> count.queue().equals(queue.id()))
                .toList();
        long open = counts.stream().mapToLong(Count::open).sum();
        long waiting = counts.stream().mapToLong(Count::waiting).sum();
        long assigned = counts.stream().mapToLong(Count::assigned).sum();
        long overdue = counts.stream().mapToLong(Count::overdue).sum();
        @Nullable
        Instant oldest = counts.stream()
                .filter(count -> count.open() > 0)
                .map(count -> store.oldest(queue.id(), count.subject()))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new QueueView(queue, open, waiting, assigned, overdue, oldest);
    }
}
