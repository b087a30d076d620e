package org.relais.core.internal.cases;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseId;
import org.relais.cases.Priority;
import org.relais.cases.RoutingTrace;
import org.relais.core.internal.notifications.Audience;
import org.relais.core.internal.notifications.NotificationStore;
import org.relais.core.internal.office.EscalationStep;
import org.relais.core.internal.office.EscalationStep.Deed;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.notifications.Notification.Kind;
import org.relais.queues.CaseQueues;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Takes one reminder or escalation of one case: what it does, its journal entry and the mark that it was taken are one transaction
 * on one revision, so it happens once whatever dies and however many nodes try. Thread-safe.
 */
@Component(service = CaseEscalation.class)
public final class CaseEscalation {

    /** Who acts when nobody does. */
    private static final Caller RELAIS = new Caller(JournaledChanges.RELAIS, Set.of(), null);

    private static final String REMIND = "remind";
    private static final String ESCALATE = "escalate";

    /** What the journal of a case calls its steps. */
    static final Set<String> ACTIONS = Set.of(REMIND, ESCALATE);

    private static final RoutingTrace ESCALATED = new RoutingTrace(
            "escalated",
            new LocalizedText("Échéance : confié aux superviseurs", "Deadline: moved to the supervisors"),
            null);

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final JournaledChanges changes;
    private final EscalationPlan plan;
    private final NotificationStore notifications;
    private final OfficeDirectory directory;

    @Activate
    public CaseEscalation(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore store,
            @Reference JournaledChanges changes,
            @Reference EscalationPlan plan,
            @Reference NotificationStore notifications,
            @Reference OfficeDirectory directory) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.changes = changes;
        this.plan = plan;
        this.notifications = notifications;
        this.directory = directory;
    }

    /** Cases after this one in which something is due, by id. */
    public List<CaseId> due(Instant now, @Nullable CaseId after, int limit) {
        return unitOfWork.read(() -> store.stepsDue(now, after, limit));
    }

    /**
     * Takes the step of a case that is due, in a unit of work of its own.
     *
     * @return false when it is not due any more
     * @throws org.relais.spi.persistence.StaleEntityException when somebody else changed the case at the same moment
     */
    public boolean take(CaseId id, Instant now) {
        return unitOfWork.execute(() -> {
            StoredCase stored = changes.any(id);
            CaseState state = stored.state();
            Instant planned = state.timing().nextStepAt();
            if (planned == null || planned.isAfter(now)) {
                return false;
            }
            if (state.waitingSince() != null) {
                remindOfWait(stored, state);
                return true;
            }
            Instant next = plan.next(stored.facts(), state);
            if (next == null || next.isAfter(now)) {
                // the calendar or the pack has changed since it was planned
                store.plan(id, next);
                return false;
            }
            take(stored, plan.steps(state).get(state.escalation()));
            return true;
        });
    }

    private void remindOfWait(StoredCase stored, CaseState state) {
        Instant until = state.waitingUntil();
        if (until != null) {
            LocalizedText text = StepTexts.waiting(stored.facts().reference(), until, zone());
            notifications.add(holder(state), stored.facts().id(), Kind.WAITING, text, changes.now());
            changes.record(stored, reminded(state), RELAIS, REMIND, Map.of(), StepTexts.line(text));
        }
    }

    private static CaseState reminded(CaseState state) {
        return state.withTiming(state.timing().withNextStepAt(null));
    }

    private void take(StoredCase stored, EscalationStep step) {
        CaseState before = stored.state();
        LocalizedText text = StepTexts.step(stored.facts().reference(), step, before.dueAt(), zone());
        CaseState after = before.withEscalation(before.escalation() + 1);
        boolean escalates = false;
        for (Deed deed : step.deeds()) {
            after = switch (deed) {
                case NOTIFY_ASSIGNEE, NOTIFY_DEPARTMENT, NOTIFY_SUPERVISORS -> after;
                case RAISE_PRIORITY -> after.withPriority(raised(after.priority()));
                case MOVE_TO_SUPERVISORS -> moved(after);
            };
            escalates |= deed == Deed.RAISE_PRIORITY || deed == Deed.MOVE_TO_SUPERVISORS;
        }
        Kind kind = escalates ? Kind.ESCALATION : Kind.REMINDER;
        audiences(before, step)
                .forEach(audience -> notifications.add(audience, stored.facts().id(), kind, text, changes.now()));
        changes.record(stored, after, RELAIS, escalates ? ESCALATE : REMIND, Map.of(), StepTexts.line(text));
    }

    private static List<Audience> audiences(CaseState state, EscalationStep step) {
        return step.deeds().stream()
                .flatMap(deed -> switch (deed) {
                    case NOTIFY_ASSIGNEE -> Stream.of(holder(state));
                    case NOTIFY_DEPARTMENT -> Stream.of(Audience.department(state.department()));
                    case NOTIFY_SUPERVISORS -> Stream.of(Audience.SUPERVISORS);
                    case RAISE_PRIORITY, MOVE_TO_SUPERVISORS -> Stream.<Audience>empty();
                })
                .distinct()
                .toList();
    }

    /** Whoever has the case, or its department while nobody has. */
    private static Audience holder(CaseState state) {
        String assignee = state.assignee();
        return assignee == null ? Audience.department(state.department()) : Audience.account(assignee);
    }

    private static Priority raised(Priority priority) {
        Priority[] all = Priority.values();
        return all[Math.min(priority.ordinal() + 1, all.length - 1)];
    }

    /** Back in a queue, that of the supervisors; the department stays, and so does the due date. */
    private static CaseState moved(CaseState state) {
        return CaseTransitions.after(state.status(), CaseAction.TRANSFER)
                .map(status -> state.withStatus(status)
                        .withPlace(state.topic(), state.department(), CaseQueues.SUPERVISORS, ESCALATED))
                .orElse(state);
    }

    private ZoneId zone() {
        return directory.office().zone();
    }
}
