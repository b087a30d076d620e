package org.relais.core.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.TopicId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.routing.RoutingRequest;
import org.relais.routing.RuleSet;
import org.relais.routing.RuleSetState;
import org.relais.routing.RuleSource;
import org.relais.routing.RuleWarning;
import org.relais.testkit.TestDatabase;

/** What versions of the rules promise, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RuleSetContract {

    private static final Map<String, Object> REASON = Map.of("fr", "parce que", "en", "because");
    private static final RoutingRequest ANY =
            new RoutingRequest(null, null, null, null, null, null, Instant.parse("2021-09-06T20:30:00Z"));

    private final OfficePacks packs = PackSamples.packs(PackSamples.read(PackSamples.smallText()));
    private final EditedOffice directory = new EditedOffice(packs.current().office());
    private final TestDatabase database = database();
    private DeskFixture desk;
    private JournaledRuleSets sets;
    private RuleTableRouter router;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        desk = new DeskFixture(database);
        directory.reset();
        EntityManager entities = desk.persistence.entityManager("core");
        JpaRuleSetStore store = new JpaRuleSetStore(entities);
        JpaOfficeJournalStore journals = new JpaOfficeJournalStore(entities);
        sets = new JournaledRuleSets(
                desk.unitOfWork,
                store,
                desk.journal,
                journals,
                packs,
                directory,
                new RuleQueues(desk.queueDirectory),
                desk.permissions,
                desk.clock);
        router = router(desk.versions);
    }

    private RuleTableRouter router(OfficeVersions versions) {
        JpaRuleSetStore store = new JpaRuleSetStore(desk.persistence.entityManager("core"));
        return new RuleTableRouter(
                new CachedRulesInForce(desk.unitOfWork, store, versions, packs, directory, desk.modeInForce),
                desk.office);
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

    @Test
    void rulesFollowTheDutiesOfADepartmentThatWasClosed() {
        activate(draft("health", "DPASS").head().version());
        assertEquals("dpass", router.route(ANY).queue());
        directory.close("DPASS", "DAJI");
        assertEquals(new DepartmentId("DAJI"), router.route(ANY).department());
        assertEquals("daji", router.route(ANY).queue());
        assertEquals("health", router.route(ANY).trace().rule());
        assertEquals(List.of(), sets.inForce(OfficeFixture.AGENT).warnings());
    }

    @Test
    void aRuleForADepartmentThatIsThereNoLongerIsNamedAndTheNextOneDecides() {
        RoutingRequest care = new RoutingRequest(new TopicId("care"), null, null, null, null, null, ANY.at());
        assertEquals("topic-care", router.route(care).trace().rule());
        directory.close("DPASS", null);
        assertEquals("desk", router.route(care).trace().rule(), "of the pack");
        RuleWarning warning = sets.get(OfficeFixture.AGENT, 0).warnings().get(0);
        assertEquals("topic-care", warning.rule());
        assertEquals(
                "Can never fire: DPASS is closed and has no successor.",
                warning.reason().en());
        RelaisException refused = assertThrows(RelaisException.class, () -> draft("one", "DPASS"));
        assertEquals("/rules/0/then/department", refused.errors().get(0).pointer());
        directory.reset();
        assertEquals("topic-care", router.route(care).trace().rule());
    }

    @Test
    void whenTheDefaultLeadsNowhereTheDeskHasIt() {
        activate(draft("health", "DPASS").head().version());
        directory.close("DPASS", null);
        assertEquals(new DepartmentId("DAJI"), router.route(ANY).department());
        assertEquals("no-rule-left", router.route(ANY).trace().rule());
        assertEquals(
                "health", sets.inForce(OfficeFixture.AGENT).warnings().get(0).rule());
    }

    /** An office whose departments change while it works. */
    private static final class EditedOffice implements OfficeDirectory {

        private final Office pack;
        private volatile Office office;

        EditedOffice(Office pack) {
            this.pack = pack;
            this.office = pack;
        }

        @Override
        public Office office() {
            return office;
        }

        void reset() {
            office = pack;
        }

        /** @param successor has its names from then on; null for nobody */
        void close(String id, @Nullable String successor) {
            List<Department> open = pack.departments().stream()
                    .filter(department -> !department.id().value().equals(id))
                    .map(department -> department.id().value().equals(successor)
                            ? new Department(department.id(), department.kind(), department.name(), null, Set.of(id))
                            : department)
                    .toList();
            office = new Office(
                    pack.id(),
                    pack.name(),
                    pack.zone(),
                    pack.desk(),
                    pack.sites(),
                    open,
                    pack.topics(),
                    pack.resolutions(),
                    pack.communes());
        }
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
