package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relais.cases.BulkActions.Outcome;
import org.relais.cases.BulkRequest;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;

/** What bulk actions promise, on a real database. */
abstract class BulkActionContract extends EngineContract {

    @Test
    void aThousandCasesAreChangedAndEachHasAResult() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            desk.receive("k" + i, Map.of("subject", "Sujet", "topic", "vaccination", "matters", 100L))
                    .intake()
                    .cases()
                    .forEach(opened -> names.add(opened.reference().value()));
        }
        List<Outcome> outcomes = perform("transfer", names, Map.of("department", "DEL", "reason", "réorganisation"));
        assertEquals(names, outcomes.stream().map(Outcome::name).toList());
        outcomes.forEach(outcome -> assertEquals(
                "DEL",
                assertInstanceOf(Outcome.Done.class, outcome)
                        .view()
                        .department()
                        .value()));
    }

    @Test
    void whatIsRefusedForOneCaseChangesNothingForTheOthers() {
        String first = open("k1", "vaccination").toString();
        String over = open("k2", "vaccination").toString();
        String last = open("k3", "vaccination").toString();
        perform("cancel", List.of(over), Map.of("reason", "retiré"));
        List<Outcome> outcomes = perform(
                "assign", List.of(first, over, "2021-000001-X", "n'importe quoi", last), Map.of("agent", "dpass"));
        assertEquals(CaseStatus.ASSIGNED, done(outcomes.get(0)));
        assertEquals(CaseErrors.ACTION_NOT_ALLOWED, refusal(outcomes.get(1)));
        assertEquals(Errors.NOT_FOUND, refusal(outcomes.get(2)));
        assertEquals(Errors.NOT_FOUND, refusal(outcomes.get(3)));
        assertEquals(CaseStatus.ASSIGNED, done(outcomes.get(4)));
    }

    @Test
    void aCaseThatHasChangedSinceItWasSeenIsLeftAlone() {
        String id = open("k1", "vaccination").toString();
        perform("assign", List.of(Map.of("case", id, "revision", 1L)), Map.of("agent", "dpass"));
        assertEquals(
                CaseErrors.STALE_REVISION,
                refusal(perform("start", List.of(Map.of("case", id, "revision", 1L)), Map.of())
                        .get(0)));
        assertEquals(
                CaseStatus.ASSIGNED,
                desk.cases
                        .get(OfficeFixture.SUPERVISOR, CaseId.parse(id).orElseThrow())
                        .status());
    }

    @Test
    void nothingIsPossibleInBulkThatIsNotPossibleAlone() {
        String id = open("k1", "vaccination").toString();
        List<Outcome> outcomes =
                desk.bulk.perform(OfficeFixture.DEL, BulkRequest.of("assign", List.of(id), Map.of("agent", "del")));
        assertEquals(Errors.FORBIDDEN, refusal(outcomes.get(0)));
    }

    @Test
    void aRequestThatIsWrongAsAWholeNamesEveryFaultAndDoesNothing() {
        String id = open("k1", "vaccination").toString();
        assertRefused(Errors.INVALID_REQUEST, "/cases", () -> BulkRequest.of("start", List.of(), Map.of()));
        List<String> tooMany = IntStream.rangeClosed(0, BulkRequest.MAX_CASES)
                .mapToObj(Integer::toString)
                .toList();
        assertRefused(Errors.INVALID_REQUEST, "/cases", () -> BulkRequest.of("start", tooMany, Map.of()));
        assertRefused(Errors.INVALID_REQUEST, "/reason", () -> BulkRequest.of("cancel", List.of(id), Map.of()));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/action",
                () -> BulkRequest.of("split", List.of(id), Map.of("subject", "deux")));
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> BulkRequest.of(
                        "start",
                        List.of(id, 7L, id, Map.of("case", "x", "revision", "3"), Map.of("case", "x", "etag", "3")),
                        Map.of()));
        assertEquals(
                List.of("/cases/1", "/cases/2", "/cases/3/revision", "/cases/4"),
                refused.errors().stream().map(FieldError::pointer).toList());
        assertEquals(
                1,
                desk.cases
                        .get(OfficeFixture.SUPERVISOR, CaseId.parse(id).orElseThrow())
                        .revision());
    }

    private List<Outcome> perform(String action, List<?> cases, Map<String, ?> parameters) {
        return desk.bulk.perform(OfficeFixture.SUPERVISOR, BulkRequest.of(action, cases, parameters));
    }

    private static CaseStatus done(Outcome outcome) {
        return assertInstanceOf(Outcome.Done.class, outcome).view().status();
    }

    private static org.relais.errors.ErrorCode refusal(Outcome outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome).problem().code();
    }
}
