package org.relais.core.internal.queues;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseId;
import org.relais.cases.CaseService;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.Page;
import org.relais.core.internal.cases.CaseReadings;
import org.relais.core.internal.cases.CaseStore;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.queues.QueueStore.Position;
import org.relais.core.internal.queues.QueueStore.Waiting;
import org.relais.directory.Confidentiality;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;
import org.relais.queues.CaseQueues;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.queues.QueueView;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Claims on this node take turns, queue by queue, before they borrow a connection; against other nodes the case is assigned at the
 * revision at which it was seen, and whoever comes second tries the next one. So no claim waits for a lock of the database.
 */
@Component
public final class OneAtATimeCaseQueues implements CaseQueues {

    private static final int CANDIDATES = 20;

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final QueueStore queues;
    private final CaseService cases;
    private final QueueDirectory directory;
    private final QueueCounts counts;
    private final LoadLimit limit;
    private final Permissions permissions;
    private final CaseReadings readings;
    private final Clock clock;
    private final Map<String, ReentrantLock> claims = new ConcurrentHashMap<>();

    @Activate
    public OneAtATimeCaseQueues(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore store,
            @Reference QueueStore queues,
            @Reference CaseService cases,
            @Reference QueueDirectory directory,
            @Reference QueueCounts counts,
            @Reference LoadLimit limit,
            @Reference Permissions permissions,
            @Reference CaseReadings readings,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.queues = queues;
        this.cases = cases;
        this.directory = directory;
        this.counts = counts;
        this.limit = limit;
        this.permissions = permissions;
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public List<QueueView> list(Caller caller) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return counts.views(caller);
    }

    @Override
    public QueueView get(Caller caller, String queue) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return counts.view(caller, require(caller, queue));
    }

    @Override
    public Page<CaseSummary> cases(Caller caller, String queue, int size, @Nullable String cursor) {
        permissions.require(caller, CorePermissions.CASE_READ);
        QueueDefinition definition = require(caller, queue);
        @Nullable Position after = cursor == null ? null : QueueCursor.parse(cursor, queue);
        Visibility visibility = permissions.visibility(caller);
        return unitOfWork.read(() -> {
            List<Waiting> found = visible(definition.id(), after, size + 1, visibility);
            List<Waiting> page = found.subList(0, Math.min(size, found.size()));
            @Nullable
            String next = found.size() > size
                    ? QueueCursor.text(queue, page.get(size - 1).position())
                    : null;
            List<CaseSummary> shown = page.stream().map(Waiting::summary).toList();
            readings.listed(caller, "list-queue", shown);
            return new Page<>(shown, next, new Page.Total(counts.waiting(caller, definition), true));
        });
    }

    /** Reads on until there are enough of those that may be known; what is hidden is passed over in the order of the index. */
    private List<Waiting> visible(String queue, @Nullable Position start, int size, Visibility visibility) {
        Set<Confidentiality> levels = new HashSet<>(visibility.everywhere());
        levels.addAll(visibility.within().keySet());
        List<Waiting> found = new ArrayList<>();
        @Nullable Position after = start;
        while (found.size() < size) {
            List<Waiting> read = queues.waiting(queue, levels, after, size, clock.instant());
            read.stream()
                    .filter(waiting -> visibility.includes(waiting.subject()))
                    .limit(size - found.size())
                    .forEach(found::add);
            if (read.size() < size) {
                break;
            }
            after = read.get(read.size() - 1).position();
        }
        return found;
    }

    @Override
    public Optional<CaseView> claim(Caller caller, String queue) {
        QueueDefinition definition = require(caller, queue);
        permissions.require(
                caller,
                CorePermissions.CASE_ASSIGN,
                new CaseSubject(definition.department(), null, Confidentiality.NORMAL));
        ReentrantLock turn = claims.computeIfAbsent(definition.id(), any -> new ReentrantLock(true));
        turn.lock();
        try {
            return claimNext(caller, definition);
        } finally {
            turn.unlock();
        }
    }

    private Optional<CaseView> claimNext(Caller caller, QueueDefinition queue) {
        Visibility visibility = permissions.visibility(caller);
        while (true) {
            List<Waiting> candidates = unitOfWork.read(() -> visible(queue.id(), null, CANDIDATES, visibility));
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            for (Waiting candidate : candidates) {
                Optional<CaseView> claimed =
                        tryClaim(caller, candidate.summary().id(), queue);
                if (claimed.isPresent()) {
                    return claimed;
                }
            }
        }
    }

    /** Empty when somebody else was quicker. */
    private Optional<CaseView> tryClaim(Caller caller, CaseId candidate, QueueDefinition queue) {
        try {
            return unitOfWork.execute(() -> store.find(candidate)
                    .filter(stored -> stored.state().awaitsAssignment()
                            && stored.state().queue().equals(queue.id()))
                    .map(stored -> take(caller, stored, queue)));
        } catch (StaleEntityException quicker) {
            return Optional.empty();
        } catch (RelaisException refused) {
            if (refused.code().equals(CaseErrors.STALE_REVISION)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private CaseView take(Caller caller, StoredCase stored, QueueDefinition queue) {
        limit.requireRoom(caller, queue);
        return cases.execute(
                caller,
                stored.facts().id(),
                OptionalLong.of(stored.revision()),
                new CaseCommand.Assign(caller.account()));
    }

    private QueueDefinition require(Caller caller, String queue) {
        return directory
                .find(queue)
                .filter(known -> counts.mayKnowOf(caller, known))
                .orElseThrow(() -> noSuchQueue(queue));
    }

    static RelaisException noSuchQueue(String queue) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas de file « %s ».", "There is no queue '%s'.").formatted(queue));
    }
}
