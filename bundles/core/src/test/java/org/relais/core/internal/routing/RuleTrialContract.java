package org.relais.core.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseReference;
import org.relais.cases.Priority;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.entity.JpaPastCases;
import org.relais.core.internal.entity.JpaRuleSetStore;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.DepartmentId;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.routing.RuleTrialResult;
import org.relais.routing.RuleTrialResult.Change;
import org.relais.routing.RuleTrialResult.Move;
import org.relais.routing.RuleTrialResult.Place;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** What a trial of rules promises, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RuleTrialContract {

    private static final Instant START = Instant.parse("2021-09-06T20:00:00Z");
    private static final Map<String, Object> REASON = Map.of("fr", "parce que", "en", "because");
    private static final Map<String, Object> DEFAULT =
            Map.of("id", "default", "then", Map.of("department", "DAJI"), "reason", REASON);

    private final TestDatabase database = database();
    private DeskFixture desk;
    private PastCaseRuleTrial trial;

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        trial = new PastCaseRuleTrial(
                desk.unitOfWork,
                new JpaPastCases(desk.persistence.entityManager("core")),
                RuleTrialContract::everythingToDpass,
                new JpaRuleSetStore(desk.persistence.entityManager("core")),
                desk.office,
                desk.permissions);
        desk.intakes.arrive(DeskFixture.counter());
    }

    @AfterEach
    void close() {
        desk.wipeAndClose();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void namesEveryCaseThatWouldHaveGoneElsewhereAndFromWhereToWhere() {
        List<CaseReference> aids = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            String topic = i % 100 == 0 ? "employee-aid" : "vaccination";
            CaseReference reference = desk.receive(
                            "k" + i,
                            Map.of(
                                    "subject",
                                    "s",
                                    "topic",
                                    topic,
                                    "at",
                                    START.plusSeconds(i / 3).toString()))
                    .intake()
                    .cases()
                    .get(0)
                    .reference();
            if (i % 100 == 0) {
                aids.add(0, reference);
            }
        }
        RuleTrialResult result = run(List.of(
                Map.of(
                        "id",
                        "aid",
                        "when",
                        Map.of("topic", "employee-aid"),
                        "then",
                        Map.of("department", "DEL"),
                        "reason",
                        REASON),
                Map.of("id", "rest", "then", Map.of("department", "DPASS"), "reason", REASON)));
        assertEquals(1100, result.examined());
        assertEquals(
                aids.stream()
                        .map(reference -> new Change(reference, place("DPASS"), place("DEL"), "aid"))
                        .collect(Collectors.toSet()),
                Set.copyOf(result.changed()));
    }

    @Test
    void looksAtThePeriodAlone() {
        desk.receive("before", Map.of("subject", "s", "at", START.minusMillis(1).toString()));
        desk.receive("first", Map.of("subject", "s", "at", START.toString()));
        desk.receive(
                "after",
                Map.of("subject", "s", "at", START.plus(Duration.ofDays(1)).toString()));
        RuleTrialResult result = run(List.of(DEFAULT));
        assertEquals(1, result.examined());
        assertEquals(1, result.changed().size());
    }

    @Test
    void countsTheWaysAndDoesNotCountWhatTheCallerMayNotKnowOf() {
        desk.receive("seen", Map.of("subject", "s", "at", START.toString()));
        CaseReference hidden = desk.receive("hidden", Map.of("subject", "s", "at", START.toString()))
                .intake()
                .cases()
                .get(0)
                .reference();
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_CASE set CONFIDENTIALITY = 'SECRET' where REFERENCE = ?1")
                .setParameter(1, hidden.value())
                .executeUpdate());
        assertEquals(2, run(List.of(DEFAULT)).examined(), "the supervisor knows of both");

        Caller editor = new Caller("editor", Set.of(Role.AGENT, Role.ADMINISTRATOR), null);
        RuleTrialResult result = trial.tryOn(
                editor, new FormData(Map.of("rules", List.of(DEFAULT))), START, START.plus(Duration.ofDays(1)));
        assertEquals(1, result.examined());
        assertEquals(1, result.changed().size());
        assertEquals(List.of(new Move(place("DPASS"), place("DAJI"), 1)), result.moves());
    }

    @Test
    void aMistakeIsNamedByItsPlaceAndNothingIsTried() {
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> run(List.of(
                        Map.of(
                                "id",
                                "aid",
                                "when",
                                Map.of("topic", "aide"),
                                "then",
                                Map.of("department", "DEL"),
                                "reason",
                                REASON),
                        DEFAULT)));
        assertEquals(Errors.INVALID_REQUEST, refused.code());
        assertEquals(
                List.of("/rules/0/when/topic"),
                refused.errors().stream().map(FieldError::pointer).toList());
    }

    @Test
    void rulesWithoutADefaultAreRefused() {
        assertThrows(RelaisException.class, () -> run(List.of()));
    }

    @Test
    void onlyWhoeverAnswersForTheRulesMayTryOthers() {
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> trial.tryOn(
                        OfficeFixture.AGENT,
                        new FormData(Map.of("rules", List.of(DEFAULT))),
                        START,
                        START.plus(Duration.ofDays(1))));
        assertEquals(Errors.FORBIDDEN, refused.code());
    }

    private static Place place(String department) {
        return new Place(new DepartmentId(department), department.toLowerCase(Locale.ROOT));
    }

    private RuleTrialResult run(List<Map<String, Object>> rules) {
        FormData form = new FormData(Map.of("rules", rules));
        return trial.tryOn(OfficeFixture.SUPERVISOR, form, START, START.plus(Duration.ofDays(1)));
    }

    /** The rules in force: one. */
    private static InForce everythingToDpass() {
        RoutingRule rule = new RoutingRule(
                "all",
                RoutingRule.Conditions.NONE,
                new DepartmentId("DPASS"),
                "dpass",
                Priority.NORMAL,
                null,
                new LocalizedText("tout", "all"));
        return InForce.of(0, List.of(rule), new OfficeFixture().office());
    }
}
