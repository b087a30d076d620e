package org.relais.core.internal.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseStatus;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.cases.Appointments.Appointment;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.texts.LocalizedText;

/** Finds cases and changes them together with their journal, within the running unit of work. Thread-safe. */
@Component(service = JournaledChanges.class)
public final class JournaledChanges {

    /** Stands in the journal for what nobody but the desk itself has decided. */
    static final String RELAIS = "relais";

    private final CaseStore store;
    private final Permissions permissions;
    private final OpenDuties duties;
    private final EscalationPlan plan;
    private final Appointments appointments;
    private final RoomSignal room;
    private final Clock clock;

    @Activate
    public JournaledChanges(
            @Reference CaseStore store,
            @Reference Permissions permissions,
            @Reference OpenDuties duties,
            @Reference EscalationPlan plan,
            @Reference Appointments appointments,
            @Reference RoomSignal room,
            @Reference Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.duties = duties;
        this.plan = plan;
        this.appointments = appointments;
        this.room = room;
        this.clock = clock;
    }

    /**
     * The case that a caller names. One that the caller may not know of is answered like one that does not exist.
     *
     * @throws RelaisException {@code not-found}
     */
    public StoredCase require(Caller caller, CaseKey key) {
        return store.find(key)
                .filter(found ->
                        permissions.visibility(caller).includes(found.state().subject()))
                .orElseThrow(() -> unknown(key));
    }

    /**
     * Any case, whoever may know of it: for work that no caller asked for, and for what follows from a command on another case.
     *
     * @throws RelaisException {@code not-found}
     */
    public StoredCase any(CaseKey key) {
        return store.find(key).orElseThrow(() -> unknown(key));
    }

    /** For a case that is not there, and for one that the caller may not know of. */
    public static RelaisException unknown(CaseKey key) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas de dossier « %s ».", "There is no case '%s'.").formatted(key));
    }

    /**
     * Stores the state after an action, with the next step of its deadline planned anew, and gives the case to somebody at once when
     * it has come to a queue that hands out its work; the journal records what differs and what else the action did. There is no
     * other way to change a case, so this is where one with open mandatory steps is kept from being resolved, whoever asks for it.
     *
     * @throws RelaisException {@code open-mandatory-steps}
     */
    public StoredCase record(
            StoredCase before,
            CaseState after,
            Caller caller,
            String action,
            Map<String, List<String>> further,
            @Nullable String reason) {
        if (ResolutionRule.isBroken(before.state(), after)) {
            throw ResolutionRule.refusal(duties.of(before.facts().id()));
        }
        boolean arrives = hasArrived(before.state(), after);
        if (arrives) {
            prepare(after);
        }
        if (isLetGo(before.state(), after)) {
            room.afterCommit();
        }
        StoredCase stored = store(before, after, caller.account(), action, further, reason);
        return arrives ? appoint(stored) : stored;
    }

    /** Before a case that will wait in a queue is written. */
    void prepare(CaseState coming) {
        appointments.prepare(coming);
    }

    /** Whoever had it has room for another one. */
    private static boolean isLetGo(CaseState before, CaseState after) {
        return before.assignee() != null
                && before.status().isOpen()
                && (!after.status().isOpen() || !before.assignee().equals(after.assignee()));
    }

    private static boolean hasArrived(CaseState before, CaseState after) {
        return after.awaitsAssignment()
                && (!before.awaitsAssignment() || !before.queue().equals(after.queue()));
    }

    /** Gives a case that waits in its queue to whom the queue says, if it says so; the case as it stands then. */
    StoredCase appoint(StoredCase waiting) {
        @Nullable Appointment appointment = appointments.appoint(waiting).orElse(null);
        if (appointment == null) {
            return waiting;
        }
        CaseStatus assigned = CaseTransitions.after(waiting.state().status(), CaseAction.ASSIGN)
                .orElseThrow();
        CaseState after = waiting.state().withStatus(assigned).withAssignee(appointment.account());
        String action = CaseAction.ASSIGN.wireName();
        return store(waiting, after, RELAIS, action, Map.of(), appointment.reason());
    }

    /** The same for a case that has been waiting; false when it goes on doing so. */
    public boolean appoint(CaseId id) {
        return store.find(id)
                .filter(stored -> stored.state().awaitsAssignment())
                .map(waiting -> appoint(waiting) != waiting)
                .orElse(false);
    }

    private StoredCase store(
            StoredCase before,
            CaseState after,
            String actor,
            String action,
            Map<String, List<String>> further,
            @Nullable String reason) {
        Map<String, List<String>> changes = StateChanges.between(before.state(), after);
        changes.putAll(further);
        JournalEntry entry = JournalChain.entry(
                before.journalHash(),
                before.facts().id(),
                before.journalLength() + 1,
                now(),
                actor,
                action,
                changes,
                reason);
        return store.change(before, plan.changed(before.facts(), before.state(), after), entry);
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
