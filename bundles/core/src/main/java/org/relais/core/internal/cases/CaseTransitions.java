package org.relais.core.internal.cases;

import static org.relais.cases.CaseStatus.ASSIGNED;
import static org.relais.cases.CaseStatus.CANCELLED;
import static org.relais.cases.CaseStatus.CLOSED;
import static org.relais.cases.CaseStatus.IN_PROGRESS;
import static org.relais.cases.CaseStatus.REOPENED;
import static org.relais.cases.CaseStatus.RESOLVED;
import static org.relais.cases.CaseStatus.TRIAGED;
import static org.relais.cases.CaseStatus.WAITING;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseStatus;

/** The life of a case: (status, action) to the status after it. Pure; nothing else decides what may follow what. */
public final class CaseTransitions {

    private static final Map<CaseStatus, Map<CaseAction, CaseStatus>> TABLE = new EnumMap<>(CaseStatus.class);

    static {
        from(CaseStatus.RECEIVED)
                .on(CaseAction.TRIAGE, TRIAGED)
                .on(CaseAction.TRANSFER, TRIAGED)
                .on(CaseAction.CANCEL, CANCELLED);
        from(TRIAGED)
                .on(CaseAction.TRIAGE, TRIAGED)
                .on(CaseAction.TRANSFER, TRIAGED)
                .on(CaseAction.RETURN, TRIAGED)
                .on(CaseAction.ASSIGN, ASSIGNED)
                .on(CaseAction.CANCEL, CANCELLED);
        from(ASSIGNED)
                .on(CaseAction.TRANSFER, TRIAGED)
                .on(CaseAction.RETURN, TRIAGED)
                .on(CaseAction.ASSIGN, ASSIGNED)
                .on(CaseAction.RELEASE, TRIAGED)
                .on(CaseAction.START, IN_PROGRESS)
                .on(CaseAction.CANCEL, CANCELLED);
        from(IN_PROGRESS)
                .on(CaseAction.TRANSFER, TRIAGED)
                .on(CaseAction.RETURN, TRIAGED)
                .on(CaseAction.ASSIGN, ASSIGNED)
                .on(CaseAction.RELEASE, TRIAGED)
                .on(CaseAction.WAIT, WAITING)
                .on(CaseAction.RESOLVE, RESOLVED)
                .on(CaseAction.CANCEL, CANCELLED);
        from(WAITING).on(CaseAction.RESUME, IN_PROGRESS).on(CaseAction.CANCEL, CANCELLED);
        from(RESOLVED).on(CaseAction.REOPEN, REOPENED).on(CaseAction.CLOSE, CLOSED);
        from(CLOSED).on(CaseAction.REOPEN, REOPENED);
        from(REOPENED)
                .on(CaseAction.TRIAGE, TRIAGED)
                .on(CaseAction.TRANSFER, TRIAGED)
                .on(CaseAction.ASSIGN, ASSIGNED)
                .on(CaseAction.CANCEL, CANCELLED);
        from(CANCELLED);
    }

    private CaseTransitions() {}

    /** The status after the action, or empty when the action is not allowed in this status. */
    public static Optional<CaseStatus> after(CaseStatus status, CaseAction action) {
        return Optional.ofNullable(row(status).get(action));
    }

    /** What may be done in a status, in the order of a case's life. */
    public static Set<CaseAction> allowedIn(CaseStatus status) {
        Set<CaseAction> actions = EnumSet.noneOf(CaseAction.class);
        actions.addAll(row(status).keySet());
        return actions;
    }

    private static Map<CaseAction, CaseStatus> row(CaseStatus status) {
        return TABLE.getOrDefault(status, Map.of());
    }

    private static Row from(CaseStatus status) {
        Map<CaseAction, CaseStatus> row = new EnumMap<>(CaseAction.class);
        TABLE.put(status, row);
        return new Row(row);
    }

    private record Row(Map<CaseAction, CaseStatus> row) {
        Row on(CaseAction action, CaseStatus after) {
            row.put(action, after);
            return this;
        }
    }
}
