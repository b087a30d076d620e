package org.relais.core.internal.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.entity.JpaModeStore;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.core.internal.entity.JpaRuleSetStore;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.PackMode;
import org.relais.core.internal.office.PackSamples;
import org.relais.core.internal.routing.CachedRulesInForce;
import org.relais.core.internal.routing.RuleTableRouter;
import org.relais.directory.ChannelId;
import org.relais.directory.TopicId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ChannelState;
import org.relais.modes.ModeChange;
import org.relais.modes.ModeErrors;
import org.relais.modes.ModeStatus;
import org.relais.modes.OperatingMode;
import org.relais.routing.RoutingRequest;
import org.relais.testkit.TestDatabase;

/** What operating modes promise, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperatingModeContract {

    private final TestDatabase database = database();
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        desk = new DeskFixture(database);
        desk.office.modes = SampleModes.ALL;
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
    void aModeThatSuspendsAChannelWhichWasNeverHereIsNamed() {
        assertEquals(
                Result.Status.OK,
                desk.intakes.modeChannels(desk.office).execute().getStatus());
        OperatingMode misspelt = new OperatingMode(
                "strike",
                SampleModes.NOTICE,
                null,
                List.of(),
                List.of(new OperatingMode.SuspendedChannel(new ChannelId("conter"), SampleModes.NOTICE, List.of())),
                Set.of(),
                List.of());
        desk.office.modes = List.of(PackMode.NORMAL, new PackMode(misspelt, List.of()));

        Result warned = desk.intakes.modeChannels(desk.office).execute();

        assertEquals(Result.Status.WARN, warned.getStatus());
        assertTrue(warned.toString().contains("conter") && warned.toString().contains("strike"), warned::toString);
    }

    @Test
    void theOfficeWorksNormallyUntilSomebodySwitches() {
        ModeStatus before = desk.modes.status(OfficeFixture.AGENT);
        assertEquals(OperatingMode.NORMAL, before.current().id());
        assertNull(before.since());
        assertEquals(0, before.revision());
        assertEquals(
                List.of("normal", "lockdown", "cyclone"),
                before.modes().stream().map(OperatingMode::id).toList());

        ModeStatus after = switchTo("lockdown");
        assertEquals("lockdown", after.current().id());
        assertEquals(desk.clock.instant(), after.since());
        assertEquals("supervisor", after.by());
        assertEquals("because of the test", after.reason());
        assertEquals(SampleModes.NOTICE, desk.modes.current().notice());
        assertEquals(after, desk.modes.status(OfficeFixture.AGENT));
    }

    @Test
    void oneSwitchChangesChannelsAndRulesAndProhibitionsAndSwitchingBackRestoresThem() {
        RuleTableRouter router = router();
        for (int round = 0; round < 2; round++) {
            assertEquals(ChannelState.OPEN, counter());
            assertEquals("topic-care", router.route(care()).trace().rule());
            assertFalse(desk.modes.current().forbids("hand-delivery"));

            switchTo("lockdown");
            assertEquals(ChannelState.SUSPENDED, counter());
            assertEquals("lockdown-care", router.route(care()).trace().rule());
            assertEquals("DAJI", router.route(care()).department().value());
            assertEquals("desk", router.route(other()).trace().rule(), "what no rule of the mode takes");
            assertTrue(desk.modes.current().forbids("hand-delivery"));

            switchTo("normal");
        }
        assertEquals(ChannelState.OPEN, counter());
        assertEquals("topic-care", router.route(care()).trace().rule());
    }

    @Test
    void casesThatAreOpenGoOnAsTheyWere() {
        desk.receive("k1", Map.of("subject", "Avant", "topic", "vaccination"));
        long entries = desk.count("RELAIS_JOURNAL");
        switchTo("lockdown");
        assertEquals(entries, desk.count("RELAIS_JOURNAL"));
        assertEquals(1, desk.count("RELAIS_CASE"));
    }

    @Test
    void everySwitchIsInTheJournalOfTheOfficeWithWhatItChanged() {
        switchTo("lockdown");
        switchTo("lockdown");
        switchTo("normal");
        assertEquals(
                List.of(
                        "supervisor switch {forbids=[, hand-delivery], mode=[normal, lockdown], rules=[, lockdown-care],"
                                + " suspends=[, counter]} because of the test",
                        "supervisor switch {forbids=[hand-delivery, ], mode=[lockdown, normal], rules=[lockdown-care, ],"
                                + " suspends=[counter, ]} because of the test"),
                journal().stream()
                        .map(entry -> entry.actor() + " " + entry.action() + " "
                                + new java.util.TreeMap<>(entry.changes()) + " " + entry.reason())
                        .toList());
    }

    @Test
    void whoHasReadAnEarlierModeIsToldSo() {
        switchTo("lockdown");
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> desk.modes.switchTo(
                        OfficeFixture.SUPERVISOR, new ModeChange("cyclone", "late"), OptionalLong.of(0)));
        assertEquals(ModeErrors.STALE_MODE, refused.code());
        assertEquals("lockdown", desk.modes.current().id());
        desk.modes.switchTo(OfficeFixture.ADMIN, new ModeChange("cyclone", "now"), OptionalLong.of(1));
        assertEquals("cyclone", desk.modes.current().id());
    }

    @Test
    void onlySupervisorsAndAdministratorsSwitchAndOnlyToAModeOfTheOffice() {
        RelaisException refused = assertThrows(RelaisException.class, () -> switchTo(OfficeFixture.AGENT, "lockdown"));
        assertEquals(Errors.FORBIDDEN, refused.code());
        refused = assertThrows(RelaisException.class, () -> switchTo("strike"));
        assertEquals("/mode", refused.errors().get(0).pointer());
        assertTrue(refused.errors().get(0).detail().en().contains("normal, lockdown, cyclone"));
        assertEquals(0, desk.count("RELAIS_OFFICE_MODE"));
    }

    @Test
    void anotherNodeFollowsWithinASecond() {
        EntityManager entities = desk.persistence.entityManager("core");
        OfficeVersions elsewhere = new OfficeVersions(desk.unitOfWork, new JpaOfficeJournalStore(entities), desk.clock);
        ModeInForce other = new ModeInForce(desk.unitOfWork, new JpaModeStore(entities), elsewhere, desk.office);
        assertEquals("normal", other.current().mode().id());
        switchTo("lockdown");
        desk.clock.advance(Duration.ofSeconds(1));
        assertEquals("lockdown", other.current().mode().id());
    }

    @Test
    void aModeThatThePackHasLostIsTheNormalOneAndHealthSaysSo() {
        switchTo("lockdown");
        ModeHealth health = new ModeHealth(desk.modeInForce, desk.office);
        assertTrue(health.execute().isOk());
        desk.office.modes = List.of(PackMode.NORMAL);
        assertEquals("normal", desk.modes.current().id());
        assertFalse(health.execute().isOk());
        desk.office.modes = SampleModes.ALL;
        assertEquals("lockdown", desk.modes.current().id());
    }

    @Test
    void whatTheModeForbidsIsRefusedWithTheAlternatives() {
        desk.modes.requireAllowed(OfficeFixture.AGENT, "hand-delivery", null);
        switchTo("lockdown");
        desk.modes.requireAllowed(OfficeFixture.AGENT, "phone-call", null);
        RelaisException refused = refusedDelivery(OfficeFixture.AGENT, null);
        assertEquals(ModeErrors.FORBIDDEN_BY_MODE, refused.code());
        assertEquals("lockdown", refused.members().get("mode"));
        assertEquals(
                List.of(
                        Map.of("fr", "Tamponnez, déposez.", "en", "Stamp it, drop it."),
                        Map.of("fr", "Appelez.", "en", "Call.")),
                refused.members().get("alternatives"));
        assertEquals(
                "The mode 'Lockdown' does not allow it. Stamp it, drop it. Call.",
                refused.detail().en());
    }

    @Test
    void aSupervisorOverridesTheModeForAReasonThatIsJournaledAndNobodyElseDoes() {
        switchTo("lockdown");
        assertEquals(
                Errors.FORBIDDEN, refusedDelivery(OfficeFixture.AGENT, "urgent").code());
        assertEquals(
                Errors.INVALID_REQUEST,
                refusedDelivery(OfficeFixture.SUPERVISOR, " ").code());
        assertEquals(1, journal().size());
        desk.modes.requireAllowed(OfficeFixture.SUPERVISOR, "hand-delivery", "A court order");
        OfficeChange entry = journal().get(1);
        assertEquals("override", entry.action());
        assertEquals("mode lockdown", entry.subject());
        assertEquals("A court order", entry.reason());
        assertEquals(Map.of("activity", List.of("", "hand-delivery")), entry.changes());
    }

    @Test
    void anOverrideIsUndoneWithTheWorkThatItWasFor() {
        switchTo("lockdown");
        assertThrows(
                IllegalStateException.class,
                () -> desk.unitOfWork.execute(() -> {
                    desk.modes.requireAllowed(OfficeFixture.SUPERVISOR, "hand-delivery", "A court order");
                    throw new IllegalStateException("the letter could not be stored");
                }));
        assertEquals(1, journal().size());
    }

    private RelaisException refusedDelivery(Caller caller, @Nullable String reason) {
        return assertThrows(RelaisException.class, () -> desk.modes.requireAllowed(caller, "hand-delivery", reason));
    }

    private ModeStatus switchTo(String mode) {
        return switchTo(OfficeFixture.SUPERVISOR, mode);
    }

    private ModeStatus switchTo(Caller caller, String mode) {
        return desk.modes.switchTo(caller, new ModeChange(mode, "because of the test"), OptionalLong.empty());
    }

    private ChannelState counter() {
        return desk.intakes.catalogue().list(OfficeFixture.AGENT).get(0).state();
    }

    private List<OfficeChange> journal() {
        return desk.unitOfWork.read(() ->
                new JpaOfficeJournalStore(desk.persistence.entityManager("core")).entries(OfficeArea.MODES, 0, 10));
    }

    /** Routes by a pack with rules; its modes are those of the office. */
    private RuleTableRouter router() {
        OfficePack pack = PackSamples.read(PackSamples.smallText());
        OfficePacks packs = PackSamples.packs(pack);
        JpaRuleSetStore store = new JpaRuleSetStore(desk.persistence.entityManager("core"));
        return new RuleTableRouter(
                new CachedRulesInForce(desk.unitOfWork, store, desk.versions, packs, pack::office, desk.modeInForce),
                desk.office);
    }

    private RoutingRequest care() {
        return new RoutingRequest(new TopicId("care"), null, null, null, null, null, desk.clock.instant());
    }

    private RoutingRequest other() {
        return new RoutingRequest(null, null, null, null, null, null, desk.clock.instant());
    }
}
