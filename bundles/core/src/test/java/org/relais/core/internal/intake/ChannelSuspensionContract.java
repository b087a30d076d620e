package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.core.internal.modes.SampleModes;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ChannelErrors;
import org.relais.intake.ChannelState;
import org.relais.intake.ChannelSuspensions;
import org.relais.intake.ChannelView;
import org.relais.intake.FormData;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.Submission;
import org.relais.intake.SuspensionEdit;
import org.relais.modes.ModeChange;
import org.relais.spi.channel.Channel;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** What suspended channels promise, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChannelSuspensionContract {

    private static final LocalizedText WATER = new LocalizedText("Fuite d'eau.", "The pipes leak.");
    private static final LocalizedText CALL = new LocalizedText("Appelez le 20.50.50.", "Call 20.50.50.");
    private static final Map<String, Object> FORM = Map.of("subject", "Bourse");

    private final TestDatabase database = database();
    private final Channel counter = DeskFixture.counter();
    private DeskFixture desk;
    private ChannelSuspensions suspensions;

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        desk.office.modes = SampleModes.ALL;
        desk.intakes.arrive(counter);
        suspensions = desk.intakes.suspensions();
    }

    @AfterEach
    void nothingIsLeftBorrowed() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void aSuspendedChannelSaysWhyAndWhatToDoInstead() {
        ChannelView view = suspend(null);
        assertEquals(ChannelState.SUSPENDED, view.state());
        assertEquals(WATER, view.reason());
        assertEquals(List.of(CALL), view.alternatives());
        assertNull(view.opensAt());
        assertTrue(view.form() != null, "the form may still be shown");
        assertEquals(view, view());

        ChannelView resumed = suspensions.resume(OfficeFixture.SUPERVISOR, DeskFixture.CHANNEL, "dry");
        assertEquals(ChannelState.OPEN, resumed.state());
        assertEquals(List.of(), resumed.alternatives());
    }

    @Test
    void whatIsSentToASuspendedChannelIsRefusedBeforeItIsStamped() {
        suspend(null);
        RelaisException refused = refused(OfficeFixture.AGENT, null);
        assertEquals(ChannelErrors.CHANNEL_SUSPENDED, refused.code());
        assertEquals(422, refused.code().category().httpStatus());
        assertEquals(
                Map.of("fr", "Fuite d'eau.", "en", "The pipes leak."),
                refused.members().get("reason"));
        assertEquals(
                List.of(Map.of("fr", "Appelez le 20.50.50.", "en", "Call 20.50.50.")),
                refused.members().get("alternatives"));
        assertEquals(
                "Nothing was stored. The pipes leak. Call 20.50.50.",
                refused.detail().en());
        assertEquals(0, desk.count("RELAIS_INTAKE"));
    }

    @Test
    void anEmergencyBringsItsScriptEvenThere() {
        suspend(null);
        RelaisException refused = assertThrows(
                RelaisException.class, () -> desk.receive("k1", Map.of("subject", "Feu", "topic", "emergency")));
        assertTrue(refused.members().containsKey("emergency"), refused.members().toString());
        assertTrue(
                refused.detail().en().startsWith("Say first: "),
                refused.detail().en());
    }

    @Test
    void aKeyThatCameBeforeAnswersItsFirstResult() {
        IntakeReceipt first = desk.receive("k1", FORM);
        suspend(null);
        IntakeReceipt again = desk.receive("k1", FORM);
        assertTrue(again.repeated());
        assertEquals(first.intake(), again.intake());
        RelaisException refused =
                assertThrows(RelaisException.class, () -> desk.receive("k1", Map.of("subject", "Autre")));
        assertEquals(Errors.IDEMPOTENCY_KEY_REUSED, refused.code());
    }

    @Test
    void aSupervisorHandsSomethingInAllTheSameAndTheJournalSaysWhy() {
        suspend(null);
        IntakeReceipt receipt = receive(OfficeFixture.SUPERVISOR, "k1", "An old lady has come a long way");
        assertEquals(IntakeState.REGISTERED, receipt.intake().state());
        OfficeChange entry = journal().get(1);
        assertEquals("override", entry.action());
        assertEquals("supervisor", entry.actor());
        assertEquals("channel counter", entry.subject());
        assertEquals("An old lady has come a long way", entry.reason());
        assertEquals(Map.of("intake", List.of("", receipt.intake().id().toString())), entry.changes());

        assertTrue(receive(OfficeFixture.SUPERVISOR, "k1", "An old lady has come a long way")
                .repeated());
        assertEquals(2, journal().size(), "a repetition overrides nothing");
    }

    @Test
    void anOverrideIsJournaledOnlyWhenItLetsSomethingIn() {
        receive(OfficeFixture.SUPERVISOR, "k1", "in vain: the channel is open");
        assertEquals(0, journal().size());
        suspend(null);
        assertEquals(Errors.FORBIDDEN, refused(OfficeFixture.AGENT, "I want it").code());
        Submission wrong = new Submission("k2", new FormData(Map.of("sujet", "?")), "I want it");
        assertThrows(
                RelaisException.class,
                () -> desk.intakes.desk().receive(OfficeFixture.SUPERVISOR, DeskFixture.CHANNEL, wrong));
        assertEquals(1, journal().size());
    }

    @Test
    void anOverrideIsJournaledWithWhatWaitsForItsChannelToo() {
        suspend(null);
        desk.intakes.leave(counter);
        assertEquals(ChannelState.SUSPENDED, view().state(), "gone and suspended is suspended");
        IntakeReceipt receipt = receive(OfficeFixture.SUPERVISOR, "k1", "Needed today");
        assertEquals(IntakeState.STAMPED, receipt.intake().state());
        assertEquals("override", journal().get(1).action());
    }

    @Test
    void whatHadBeenStampedIsInterpretedWhileItsChannelIsSuspended() {
        desk.intakes.leave(counter);
        assertEquals(ChannelState.UNAVAILABLE, view().state());
        IntakeReceipt waiting = desk.receive("k1", FORM);
        suspend(null);
        desk.intakes.arrive(counter);
        assertEquals(
                IntakeState.REGISTERED,
                desk.intakes
                        .desk()
                        .get(OfficeFixture.AGENT, waiting.intake().id())
                        .state());
    }

    @Test
    void aSuspensionWithAnEndEndsByItself() {
        Instant until = desk.clock.instant().plus(Duration.ofHours(1));
        ChannelView view = suspend(until);
        assertEquals(until, view.opensAt());
        desk.clock.advance(Duration.ofMinutes(59));
        assertEquals(
                ChannelErrors.CHANNEL_SUSPENDED,
                refused(OfficeFixture.AGENT, null).code());
        desk.clock.advance(Duration.ofMinutes(1));
        assertEquals(ChannelState.OPEN, view().state());
        receive(OfficeFixture.AGENT, "k1", null);
        RelaisException late = assertThrows(
                RelaisException.class, () -> suspensions.resume(OfficeFixture.SUPERVISOR, DeskFixture.CHANNEL, null));
        assertEquals(ChannelErrors.CHANNEL_NOT_SUSPENDED, late.code());
        RelaisException past = assertThrows(RelaisException.class, () -> suspend(until));
        assertEquals("/until", past.errors().get(0).pointer());
    }

    @Test
    void aChannelOutsideItsHoursTakesRequestsAllTheSame() {
        desk.office.closedUntil = desk.clock.instant().plus(Duration.ofHours(2));
        assertEquals(ChannelState.CLOSED, view().state());
        assertEquals(
                IntakeState.REGISTERED,
                receive(OfficeFixture.AGENT, "k1", null).intake().state());
    }

    @Test
    void theModeLaysItselfOverWhatAPersonHasSuspendedAndGivesItBack() {
        suspend(null);
        switchTo("lockdown");
        assertEquals(SampleModes.NOTICE, view().reason());
        assertEquals(List.of(SampleModes.CALL), view().alternatives());
        switchTo("normal");
        assertEquals(WATER, view().reason());

        switchTo("lockdown");
        assertEquals(
                ChannelState.SUSPENDED,
                suspensions
                        .resume(OfficeFixture.SUPERVISOR, DeskFixture.CHANNEL, "dry")
                        .state());
        RelaisException refused = assertThrows(
                RelaisException.class, () -> suspensions.resume(OfficeFixture.SUPERVISOR, DeskFixture.CHANNEL, null));
        assertEquals(ChannelErrors.CHANNEL_NOT_SUSPENDED, refused.code());
        assertTrue(
                refused.detail().en().contains("switch the mode"),
                refused.detail().en());
        switchTo("normal");
        assertEquals(ChannelState.OPEN, view().state());
    }

    @Test
    void everyChangeIsInTheJournalOfTheOffice() {
        suspend(null);
        suspend(desk.clock.instant().plus(Duration.ofHours(1)));
        suspensions.resume(OfficeFixture.ADMIN, DeskFixture.CHANNEL, "dry");
        List<OfficeChange> entries = journal();
        assertEquals(
                List.of("supervisor suspend", "supervisor suspend", "admin resume"),
                entries.stream().map(one -> one.actor() + " " + one.action()).toList());
        assertEquals(List.of("", "SUSPENDED"), entries.get(0).changes().get("state"));
        assertEquals(
                Map.of("until", List.of("", "2021-09-06T21:30:00Z")),
                entries.get(1).changes());
        assertEquals(
                List.of("Appelez le 20.50.50. / Call 20.50.50.", ""),
                entries.get(2).changes().get("alternatives"));
        assertEquals("dry", entries.get(2).reason());
    }

    @Test
    void onlyThoseWhoMaySuspendAndOnlyWhatThereIs() {
        SuspensionEdit edit = new SuspensionEdit(WATER, List.of(), null);
        assertEquals(
                Errors.FORBIDDEN,
                assertThrows(
                                RelaisException.class,
                                () -> suspensions.suspend(OfficeFixture.AGENT, DeskFixture.CHANNEL, edit))
                        .code());
        assertEquals(
                Errors.NOT_FOUND,
                assertThrows(
                                RelaisException.class,
                                () -> suspensions.suspend(OfficeFixture.SUPERVISOR, new ChannelId("telex"), edit))
                        .code());
        assertEquals(0, desk.count("RELAIS_CHANNEL_SUSPENSION"));
    }

    private ChannelView suspend(@Nullable Instant until) {
        return suspensions.suspend(
                OfficeFixture.SUPERVISOR, DeskFixture.CHANNEL, new SuspensionEdit(WATER, List.of(CALL), until));
    }

    private ChannelView view() {
        return desk.intakes.catalogue().list(OfficeFixture.AGENT).get(0);
    }

    private IntakeReceipt receive(Caller caller, String key, @Nullable String override) {
        return desk.intakes
                .desk()
                .receive(caller, DeskFixture.CHANNEL, new Submission(key, new FormData(FORM), override));
    }

    private RelaisException refused(Caller caller, @Nullable String override) {
        return assertThrows(RelaisException.class, () -> receive(caller, "refused", override));
    }

    private void switchTo(String mode) {
        desk.modes.switchTo(OfficeFixture.SUPERVISOR, new ModeChange(mode, "test"), OptionalLong.empty());
    }

    private List<OfficeChange> journal() {
        return desk.unitOfWork.read(() ->
                new JpaOfficeJournalStore(desk.persistence.entityManager("core")).entries(OfficeArea.CHANNELS, 0, 10));
    }
}
