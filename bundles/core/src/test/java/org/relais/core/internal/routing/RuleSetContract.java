package org.relais.core.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseErrors;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.core.internal.entity.JpaRuleSetStore;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.PackSamples;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.routing.RoutingRequest;
import org.relais.routing.RuleSet;
import org.relais.routing.RuleSetState;
import org.relais.routing.RuleSource;
import org.relais.testkit.TestDatabase;

/** What versions of the rules promise, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RuleSetContract {

    private static final Map<String, Object> REASON = Map.of("fr", "parce que", "en", "because");
    private static final RoutingRequest ANY =
            new RoutingRequest(null, null, null, null, null, null, Instant.parse("2021-09-06T20:30:00Z"));

    private final OfficePacks packs = PackSamples.packs(PackSamples.read(PackSamples.smallText()));
    private final TestDatabase database = database();
    private DeskFixture desk;
    private JournaledRuleSets sets;
    private RuleTableRouter router;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        desk = new DeskFixture(database);
        EntityManager entities = desk.persistence.entityManager("core");
        JpaRuleSetStore store = new JpaRuleSetStore(entities);
        JpaOfficeJournalStore journals = new JpaOfficeJournalStore(entities);
        sets = new JournaledRuleSets(
                desk.unitOfWork, store, desk.journal, journals, packs, desk.permissions, desk.clock);
        router = router(desk.versions);
    }

    private RuleTableRouter router(OfficeVersions versions) {
        JpaRuleSetStore store = new JpaRuleSetStore(desk.persistence.entityManager("core"));
        return new RuleTableRouter(new CachedRulesInForce(desk.unitOfWork, store, versions, packs), desk.office);
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
    void thePackIsInForceUntilSomebodyWritesAVersionAndPutsItInForce() {
        RuleSet pack = sets.inForce(OfficeFixture.AGENT);
        assertEquals(RuleSource.PACK, pack.head().source());
        assertEquals(0, pack.head().version());
        assertEquals(0, router.route(ANY).trace().version());

        RuleSet draft = draft("all-health", "DPASS");
        assertEquals(RuleSetState.DRAFT, draft.head().state());
        assertEquals("desk", router.route(ANY).trace().rule());

        RuleSet active = activate(draft.head().version());
        assertEquals(RuleSetState.IN_FORCE, active.head().state());
        assertEquals("all-health", router.route(ANY).trace().rule());
        assertEquals(1, router.route(ANY).trace().version());
        assertEquals(RuleSource.PERSON, sets.inForce(OfficeFixture.AGENT).head().source());
    }

    @Test
    void theRulesOfThePackCanBeSentBackAsAVersion() {
        String rules = sets.inForce(OfficeFixture.SUPERVISOR).rules();
        assertEquals(
                "[{\"id\":\"topic-care\",\"when\":{\"topic\":[\"care\"]},\"then\":{\"department\":\"DPASS\"",
                rules.substring(0, rules.indexOf(",\"queue\"")));
    }

    @Test
    void oneVersionAtATimeIsInForceAndAnEarlierOneMayBeAgain() {
        activate(draft("one", "DPASS").head().version());
        activate(draft("two", "DAJI").head().version());
        assertEquals(
                List.of(RuleSetState.IN_FORCE, RuleSetState.RETIRED),
                sets.versions(OfficeFixture.AGENT).stream()
                        .map(RuleSet.Head::state)
                        .toList());
        activate(1);
        assertEquals("one", router.route(ANY).trace().rule());
        sets.backToPack(OfficeFixture.SUPERVISOR);
        assertEquals("desk", router.route(ANY).trace().rule());
    }

    @Test
    void anotherNodeRoutesByANewVersionWithinASecond() {
        OfficeVersions elsewhere = new OfficeVersions(
                desk.unitOfWork, new JpaOfficeJournalStore(desk.persistence.entityManager("core")), desk.clock);
        RuleTableRouter other = router(elsewhere);
        assertEquals("desk", other.route(ANY).trace().rule());
        activate(draft("one", "DPASS").head().version());
        desk.clock.advance(Duration.ofSeconds(1));
        assertEquals("one", other.route(ANY).trace().rule());
    }

    @Test
    void whoHasReadAnOlderStateIsToldSo() {
        RuleSet draft = draft("one", "DPASS");
        activate(1);
        sets.backToPack(OfficeFixture.SUPERVISOR);
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> sets.activate(
                        OfficeFixture.SUPERVISOR,
                        1,
                        OptionalLong.of(draft.head().revision())));
        assertEquals(CaseErrors.STALE_REVISION, refused.code());
    }

    @Test
    void everyChangeIsInTheJournalOfTheOffice() {
        activate(draft("one", "DPASS").head().version());
        activate(1);
        sets.backToPack(OfficeFixture.SUPERVISOR);
        List<String> actions =
                desk.unitOfWork.read(() -> new JpaOfficeJournalStore(desk.persistence.entityManager("core"))
                        .entries(OfficeArea.ROUTING, 0, 10).stream()
                                .map(entry -> entry.action() + " " + entry.changes() + " " + entry.actor())
                                .toList());
        assertEquals(
                List.of(
                        "draft {draft=[, 1]} supervisor",
                        "activate {version=[0, 1]} supervisor",
                        "activate {version=[1, 0]} supervisor"),
                actions);
    }

    @Test
    void aDraftWithMistakesIsRefusedAndOneWithADeadRuleIsKeptWithAWarning() {
        RelaisException refused = assertThrows(RelaisException.class, () -> draft("one", "NOWHERE"));
        assertEquals("/rules/0/then/department", refused.errors().get(0).pointer());
        assertEquals(0, desk.count("RELAIS_RULE_SET"));

        RuleSet draft = sets.draft(
                OfficeFixture.SUPERVISOR,
                new FormData(Map.of(
                        "comment",
                        "c",
                        "rules",
                        List.of(
                                rule("any-care", Map.of("topic", "care"), "DPASS"),
                                rule("open-care", Map.of("topic", "care", "open", true), "DAJI"),
                                rule("rest", Map.of(), "DAJI")))));
        assertEquals("open-care", draft.warnings().get(0).rule());
        assertEquals(List.of("any-care"), draft.warnings().get(0).shadowedBy());
    }

    @Test
    void onlyWhoeverAnswersForTheRulesMayChangeThem() {
        FormData form = new FormData(Map.of("comment", "c", "rules", List.of(rule("one", Map.of(), "DPASS"))));
        RelaisException refused = assertThrows(RelaisException.class, () -> sets.draft(OfficeFixture.AGENT, form));
        assertEquals(Errors.FORBIDDEN, refused.code());
        assertEquals(
                Errors.NOT_FOUND,
                assertThrows(RelaisException.class, () -> activate(7)).code());
    }

    private static Map<String, Object> rule(String id, Map<String, Object> when, String department) {
        Map<String, Object> then = Map.of("department", department);
        return when.isEmpty()
                ? Map.of("id", id, "then", then, "reason", REASON)
                : Map.of("id", id, "when", when, "then", then, "reason", REASON);
    }

    private RuleSet draft(String id, String department) {
        return sets.draft(
                OfficeFixture.SUPERVISOR,
                new FormData(Map.of("comment", "essai", "rules", List.of(rule(id, Map.of(), department)))));
    }

    private RuleSet activate(int version) {
        return sets.activate(OfficeFixture.SUPERVISOR, version, OptionalLong.empty());
    }
}
