package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseStatus;

/** Every pair of status and action, against a table written down a second time the other way round: action by action. */
class CaseTransitionsTest {

    private static final Map<CaseAction, Map<String, String>> EXPECTED = new EnumMap<>(CaseAction.class);

    static {
        expect(CaseAction.TRIAGE, "RECEIVED TRIAGED REOPENED", "TRIAGED");
        expect(CaseAction.TRANSFER, "RECEIVED TRIAGED ASSIGNED IN_PROGRESS REOPENED", "TRIAGED");
        expect(CaseAction.RETURN, "TRIAGED ASSIGNED IN_PROGRESS", "TRIAGED");
        expect(CaseAction.ASSIGN, "TRIAGED ASSIGNED IN_PROGRESS REOPENED", "ASSIGNED");
        expect(CaseAction.RELEASE, "ASSIGNED IN_PROGRESS", "TRIAGED");
        expect(CaseAction.START, "ASSIGNED", "IN_PROGRESS");
        expect(CaseAction.WAIT, "IN_PROGRESS", "WAITING");
        expect(CaseAction.RESUME, "WAITING", "IN_PROGRESS");
        expect(CaseAction.RESOLVE, "IN_PROGRESS", "RESOLVED");
        expect(CaseAction.REOPEN, "RESOLVED CLOSED", "REOPENED");
        expect(CaseAction.CLOSE, "RESOLVED", "CLOSED");
        expect(CaseAction.CANCEL, "RECEIVED TRIAGED ASSIGNED IN_PROGRESS WAITING REOPENED", "CANCELLED");
        for (CaseAction correction : EnumSet.range(CaseAction.MERGE, CaseAction.CLASSIFY)) {
            EXPECTED.put(correction, Map.of());
        }
    }

    private static void expect(CaseAction action, String from, String to) {
        EXPECTED.put(
                action, Set.of(from.split(" ")).stream().collect(Collectors.toMap(status -> status, status -> to)));
    }

    @TestFactory
    Set<DynamicTest> everyActionInEveryStatus() {
        assertEquals(EnumSet.allOf(CaseAction.class), EXPECTED.keySet(), "the expectation covers every action");
        return EnumSet.allOf(CaseStatus.class).stream()
                .flatMap(status -> EnumSet.allOf(CaseAction.class).stream()
                        .map(action -> DynamicTest.dynamicTest(
                                status + " " + action.wireName(), () -> assertTransition(status, action))))
                .collect(Collectors.toSet());
    }

    private static void assertTransition(CaseStatus status, CaseAction action) {
        Optional<CaseStatus> expected =
                Optional.ofNullable(EXPECTED.get(action).get(status.name())).map(CaseStatus::valueOf);
        assertEquals(expected, CaseTransitions.after(status, action));
        assertEquals(expected.isPresent(), CaseTransitions.allowedIn(status).contains(action));
    }

    @Test
    void everyOpenStatusCanReachAnEnd() {
        for (CaseStatus start : CaseStatus.values()) {
            Set<CaseStatus> reached = EnumSet.of(start);
            boolean grown = true;
            while (grown) {
                Set<CaseStatus> next = reached.stream()
                        .flatMap(status -> CaseTransitions.allowedIn(status).stream()
                                .flatMap(action -> CaseTransitions.after(status, action).stream()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseStatus.class)));
                grown = reached.addAll(next);
            }
            assertEquals(
                    true,
                    reached.contains(CaseStatus.CLOSED) || reached.contains(CaseStatus.CANCELLED),
                    start + " must not be a dead end");
        }
    }
}
