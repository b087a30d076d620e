package org.relais.core.internal.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.cases.Priority;
import org.relais.cases.Resolution;
import org.relais.cases.RoutingTrace;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.permissions.CaseSubject;

/**
 * Everything about a case that can change. A value: each change makes a new one, and the journal records the
 * difference, see {@link StateChanges}.
 *
 * @param dueAt kept while waiting, when it is not shown
 * @param waitingUntil when what is waited for is expected; only while WAITING
 * @param merge present exactly while another case goes on for this one
 * @param links how many other cases it is tied to
 * @param confidentiality who may know of it
 * @param refusedBy departments that have sent it back, in the order in which they did
 * @param escalation how many steps of its escalation have been taken
 * @param timing what the due date is made of
 * @param waitingSince present exactly while WAITING
 * @param procedures what the procedures that it follows lay upon it; it is not resolved before no step is open
 */
public record CaseState(
        CaseStatus status,
        @Nullable String topic,
        String department,
        String queue,
        Priority priority,
        @Nullable String assignee,
        Instant dueAt,
        @Nullable Instant waitingSince,
        @Nullable Instant waitingUntil,
        RoutingTrace routing,
        @Nullable Resolution resolution,
        @Nullable Merge merge,
        int links,
        Confidentiality confidentiality,
        List<String> refusedBy,
        int escalation,
        Timing timing,
        ProcedureLoad procedures) {

    public CaseState {
        refusedBy = List.copyOf(refusedBy);
    }

    /**
     * What a merge did.
     *
     * @param into the case that goes on
     * @param before how this case stood
     */
    public record Merge(CaseReference into, CaseState before) {}

    /** Another case goes on for this one, which ends with {@code ending}. */
    CaseState mergedInto(CaseReference into, Resolution ending) {
        Draft draft = new Draft(this);
        draft.status = CaseStatus.CLOSED;
        draft.waitingSince = null;
        draft.waitingUntil = null;
        draft.resolution = ending;
        draft.merge = new Merge(into, this);
        return draft.state();
    }

    CaseState withLinks(int value) {
        Draft draft = new Draft(this);
        draft.links = value;
        return draft.state();
    }

    CaseState withStatus(CaseStatus value) {
        Draft draft = new Draft(this);
        draft.status = value;
        return draft.state();
    }

    CaseState withAssignee(@Nullable String value) {
        Draft draft = new Draft(this);
        draft.assignee = value;
        return draft.state();
    }

    /** In another place: nobody has it there yet. */
    CaseState withPlace(@Nullable String newTopic, String newDepartment, String newQueue, RoutingTrace why) {
        Draft draft = new Draft(this);
        draft.topic = newTopic;
        draft.department = newDepartment;
        draft.queue = newQueue;
        draft.assignee = null;
        draft.routing = why;
        return draft.state();
    }

    /** True while it waits in its queue for somebody to take it. */
    public boolean awaitsAssignment() {
        return assignee == null
                && CaseTransitions.after(status, CaseAction.ASSIGN).isPresent();
    }

    /** What decides who may know of it and do something to it. */
    public CaseSubject subject() {
        return new CaseSubject(new DepartmentId(department), assignee, confidentiality);
    }

    CaseState withPriority(Priority value) {
        Draft draft = new Draft(this);
        draft.priority = value;
        return draft.state();
    }

    CaseState withConfidentiality(Confidentiality value) {
        Draft draft = new Draft(this);
        draft.confidentiality = value;
        return draft.state();
    }

    CaseState withRefusedBy(List<String> departments) {
        Draft draft = new Draft(this);
        draft.refusedBy = departments;
        return draft.state();
    }

    CaseState withEscalation(int steps) {
        Draft draft = new Draft(this);
        draft.escalation = steps;
        return draft.state();
    }

    CaseState withTiming(Timing value) {
        Draft draft = new Draft(this);
        draft.timing = value;
        return draft.state();
    }

    public int openSteps() {
        return procedures.openSteps();
    }

    public CaseState withProcedures(ProcedureLoad load) {
        Draft draft = new Draft(this);
        draft.procedures = load;
        return draft.state();
    }

    /** Due at another instant, with the clock as it stands. */
    CaseState withDueAt(Instant value) {
        Draft draft = new Draft(this);
        draft.dueAt = value;
        return draft.state();
    }

    CaseState withResolution(@Nullable Resolution value) {
        Draft draft = new Draft(this);
        draft.resolution = value;
        return draft.state();
    }

    /** The clock stands still from {@code since}; what is waited for is expected by {@code until}, if known. */
    public CaseState waiting(Instant since, @Nullable Instant until) {
        Draft draft = new Draft(this);
        draft.waitingSince = since;
        draft.waitingUntil = until;
        return draft.state();
    }

    /** The clock runs towards {@code due}. */
    CaseState running(Instant due) {
        Draft draft = new Draft(this);
        draft.dueAt = due;
        draft.waitingSince = null;
        draft.waitingUntil = null;
        return draft.state();
    }

    /** A copy in which a change is made before it becomes a state. */
    private static final class Draft {
        private CaseStatus status;
        private @Nullable String topic;
        private String department;
        private String queue;
        private Priority priority;
        private @Nullable String assignee;
        private Instant dueAt;
        private @Nullable Instant waitingSince;
        private @Nullable Instant waitingUntil;
        private RoutingTrace routing;
        private @Nullable Resolution resolution;
        private @Nullable Merge merge;
        private int links;
        private Confidentiality confidentiality;
        private List<String> refusedBy;
        private int escalation;
        private Timing timing;
        private ProcedureLoad procedures;

        private Draft(CaseState state) {
            priority = state.priority;
            status = state.status;
            topic = state.topic;
            department = state.department;
            queue = state.queue;
            assignee = state.assignee;
            dueAt = state.dueAt;
            waitingSince = state.waitingSince;
            waitingUntil = state.waitingUntil;
            routing = state.routing;
            resolution = state.resolution;
            merge = state.merge;
            links = state.links;
            confidentiality = state.confidentiality;
            refusedBy = state.refusedBy;
            escalation = state.escalation;
            timing = state.timing;
            procedures = state.procedures;
        }

        private CaseState state() {
            return new CaseState(
                    status,
                    topic,
                    department,
                    queue,
                    priority,
                    assignee,
                    dueAt,
                    waitingSince,
                    waitingUntil,
                    routing,
                    resolution,
                    merge,
                    links,
                    confidentiality,
                    refusedBy,
                    escalation,
                    timing,
                    procedures);
        }
    }
}
