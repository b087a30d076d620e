package org.relais.core.internal.queues;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseId;
import org.relais.cases.CaseQueues;
import org.relais.cases.CaseService;
import org.relais.cases.CaseView;
import org.relais.cases.QueueView;
import org.relais.core.internal.cases.CaseStore;
import org.relais.core.internal.cases.CaseTransitions;
import org.relais.core.internal.cases.StoredCase;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.Confidentiality;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.queues.QueueKind;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * One queue per department. Claiming assigns the most urgent case at the revision at which it was seen; whoever comes second is told
 * by the store and tries the next one, so nobody waits for a lock.
 */
@Component
public final class OptimisticCaseQueues implements CaseQueues {

    private static final int CANDIDATES = 20;

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final CaseService cases;
    private final QueueDirectory directory;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public OptimisticCaseQueues(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore store,
            @Reference CaseService cases,
            @Reference QueueDirectory directory,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.cases = cases;
        this.directory = directory;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public List<QueueView> list(Caller caller) {
        permissions.require(caller, CorePermissions.CASE_READ);
        Instant now = clock.instant();
        return unitOfWork.read(() -> directory.queues().stream()
                .filter(queue -> mayKnowOf(caller, queue))
                .map(queue -> view(caller, queue, now))
                .toList());
    }

    private QueueView view(Caller caller, QueueDefinition queue, Instant now) {
        CaseStore.QueueCounts counts = store.count(queue.id(), permissions.visibility(caller), now);
        return new QueueView(queue.id(), queue.department(), counts.open(), counts.overdue());
    }

    private boolean mayKnowOf(Caller caller, QueueDefinition queue) {
        return queue.kind() != QueueKind.SUPERVISORS || permissions.holds(caller, CorePermissions.QUEUE_SUPERVISE);
    }

    @Override
    public Optional<CaseView> claim(Caller caller, String queue) {
        QueueDefinition definition = directory
                .find(queue)
                .filter(known -> mayKnowOf(caller, known))
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de file « %s ».", "There is no queue '%s'.").formatted(queue)));
        permissions.require(
                caller,
                CorePermissions.CASE_ASSIGN,
                new CaseSubject(definition.department(), null, Confidentiality.NORMAL));
        while (true) {
            List<CaseId> candidates =
                    unitOfWork.read(() -> store.claimable(queue, permissions.visibility(caller), CANDIDATES));
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            for (CaseId candidate : candidates) {
                Optional<CaseView> claimed = tryClaim(caller, candidate, queue);
                if (claimed.isPresent()) {
                    return claimed;
                }
            }
        }
    }

    /** Empty when somebody else was quicker. */
    private Optional<CaseView> tryClaim(Caller caller, CaseId candidate, String queue) {
        Optional<StoredCase> seen = unitOfWork
                .read(() -> store.find(candidate))
                .filter(stored -> stored.state().assignee() == null
                        && stored.state().queue().equals(queue)
                        && CaseTransitions.after(stored.state().status(), CaseAction.ASSIGN)
                                .isPresent());
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(cases.execute(
                    caller,
                    candidate,
                    OptionalLong.of(seen.get().revision()),
                    new CaseCommand.Assign(caller.account())));
        } catch (RelaisException e) {
            if (e.code().equals(CaseErrors.STALE_REVISION)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
