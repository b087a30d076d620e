package org.relais.core.internal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.cases.RoutingTrace;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/**
 * Open cases that change hands without anybody deciding about each of them: a colleague leaves, a department is closed. Each one
 * gets its journal entry. Every method needs a running unit of work; the caller has checked the permissions. Thread-safe.
 */
@Component(service = CaseHandOver.class)
public final class CaseHandOver {

    private static final String HAND_OVER = "hand-over";
    private static final String REORGANISE = "reorganise";

    private static final RoutingTrace REORGANISED = new RoutingTrace(
            "reorganised",
            new LocalizedText(
                    "Repris avec les attributions de la direction", "Taken over with its department's duties"),
            null);

    private final CaseStore store;
    private final JournaledChanges changes;

    @Activate
    public CaseHandOver(@Reference CaseStore store, @Reference JournaledChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /** Open cases that somebody has, oldest first. */
    public List<CaseStore.HeldCase> heldBy(String account) {
        return store.heldBy(account);
    }

    /**
     * Gives a case to somebody else, or to nobody: then it is back in its queue. One that waits for the citizen goes on waiting.
     *
     * @param to null for the queue
     */
    public void give(Caller caller, CaseId id, @Nullable String to, String reason) {
        StoredCase before = changes.any(id);
        CaseState state = before.state();
        CaseAction like = to == null ? CaseAction.RELEASE : CaseAction.ASSIGN;
        CaseStatus after = CaseTransitions.after(state.status(), like).orElse(state.status());
        changes.record(before, state.withStatus(after).withAssignee(to), caller, HAND_OVER, Map.of(), reason);
    }

    /** Has the department open cases of the office? Those of services find their way by themselves, and nobody is told of them. */
    public boolean hasOpenOfOffice(String department) {
        return store.hasOpenOfOffice(department);
    }

    /** Open cases of a department, oldest first. */
    public List<CaseId> openIn(String department, int limit) {
        return store.openIn(department, limit);
    }

    /** Another department takes a case over as it stands: who has it, keeps it. */
    public void move(Caller caller, CaseId id, String department, @Nullable String reason) {
        StoredCase before = changes.any(id);
        CaseState state = before.state();
        boolean ownQueue = state.queue().equals(queueOf(state.department()));
        String queue = ownQueue ? queueOf(department) : state.queue();
        CaseState after =
                state.withPlace(state.topic(), department, queue, REORGANISED).withAssignee(state.assignee());
        changes.record(before, after, caller, REORGANISE, Map.of(), reason);
    }

    private static String queueOf(String department) {
        return department.toLowerCase(Locale.ROOT);
    }
}
