package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseReference;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.TopicId;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeErrors;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.HandRegistration;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.RegistrationAware;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** What a channel can say about one envelope with several matters, and what it is told, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RegistrationContract {

    private final TestDatabase database = database();
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        desk = new DeskFixture(database);
    }

    @AfterEach
    void close() {
        desk.wipeAndClose();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    /** Reads every intake alike and remembers what it was told. */
    private static final class Told implements Channel, RegistrationAware {

        private final Channel counter;
        private final List<Registration> registrations = new ArrayList<>();
        private boolean fails;

        Told(Interpretation meaning) {
            counter = DeskFixture.counter(any -> meaning);
        }

        @Override
        public ChannelDescriptor descriptor() {
            return counter.descriptor();
        }

        @Override
        public Interpretation interpret(StampedIntake intake) {
            return counter.interpret(intake);
        }

        @Override
        public void registered(StampedIntake intake, Registration registration) {
            if (fails) {
                throw new IllegalStateException("the channel cannot keep it");
            }
            registrations.add(registration);
        }
    }

    private CaseDraft draft(String subject, String topic, LocalDate stampedOn) {
        return new CaseDraft(
                subject, null, desk.clock.instant(), null, new TopicId(topic), null, null, null, List.of(), stampedOn);
    }

    private ContactDraft contact() {
        return new ContactDraft(ContactOutcome.CASE, desk.clock.instant(), null, null, null, null, null);
    }

    private CaseReference openedBefore(String key) {
        desk.intakes.arrive(DeskFixture.counter());
        return desk.receive(key, Map.of("subject", key)).intake().cases().get(0).reference();
    }

    @Test
    void aChannelIsToldWhatBecameOfEachDraftAndOfEachRunningCase() {
        List<CaseReference> running = List.of(openedBefore("first"), openedBefore("second"));
        Told channel = new Told(new Interpretation.Registered(
                contact(),
                List.of(draft("a", "vaccination", null), draft("b", "emergency", null), draft("c", "care", null)),
                running.stream()
                        .map(case_ -> new Interpretation.FollowUp(case_, "une lettre de plus"))
                        .toList()));
        desk.intakes.arrive(channel);

        var intake = desk.receive("envelope", Map.of("subject", "s")).intake();

        assertEquals(1, channel.registrations.size());
        Registration told = channel.registrations.get(0);
        assertEquals("a", told.cases().get(0).draft().subject());
        assertEquals(
                intake.cases().get(0).reference(), told.cases().get(0).opened().reference());
        assertNull(told.cases().get(1).opened(), "an emergency never becomes a case");
        assertEquals(
                intake.cases().get(1).reference(), told.cases().get(2).opened().reference());
        assertEquals(
                running,
                told.followUps().stream().map(opened -> opened.reference()).toList());
        for (CaseReference reference : running) {
            assertTrue(
                    desk.cases.journal(OfficeFixture.AGENT, reference).entries().stream()
                            .anyMatch(entry -> entry.action().equals("contact")),
                    reference::value);
        }
    }

    @Test
    void theFieldThatNamesAnUnknownRunningCaseIsNamed() {
        CaseReference none = CaseReference.of(2021, 999_999);
        desk.intakes.arrive(new Told(new Interpretation.Registered(
                contact(), List.of(), List.of(new Interpretation.FollowUp(none, null, "/items/1/about")))));

        RelaisException refused =
                assertThrows(RelaisException.class, () -> desk.receive("envelope", Map.of("subject", "s")));

        assertEquals("/items/1/about", refused.errors().get(0).pointer());
        assertEquals(0, desk.count("RELAIS_INTAKE"));
    }

    @Test
    void aBetterContactTakesThePlaceOfOneThatOpenedNoCase() {
        ContactDraft abandoned =
                new ContactDraft(ContactOutcome.ABANDONED, desk.clock.instant(), null, null, null, null, null);
        Told counting = new Told(new Interpretation.Registered(abandoned, List.of()));
        desk.intakes.arrive(counting);
        IntakeId counted =
                desk.receive("count", Map.of("subject", "s")).intake().id();
        desk.intakes.leave(counting);
        List<CaseDraft> one = List.of(draft("a", "vaccination", null));
        Told better = new Told(new Interpretation.Registered(contact(), one, List.of(), counted));
        desk.intakes.arrive(better);

        IntakeId second = desk.receive("form", Map.of("subject", "s")).intake().id();

        assertEquals(1, desk.count("RELAIS_CONTACT"));
        assertEquals(1, desk.count("RELAIS_CASE"));
        assertEquals(
                IntakeState.STAMPED,
                desk.receive("again", Map.of("subject", "s")).intake().state(),
                "there is nothing left to be replaced");
        assertEquals(1, desk.count("RELAIS_CONTACT"));
        desk.intakes.leave(better);
        desk.intakes.arrive(new Told(new Interpretation.Registered(contact(), List.of(), List.of(), second)));
        assertEquals(
                IntakeState.STAMPED,
                desk.receive("third", Map.of("subject", "s")).intake().state(),
                "a contact with a case stays");
        assertEquals(1, desk.count("RELAIS_CONTACT"));
    }

    /** Refuses what it reads, and enters what people read in its place. */
    private static final class Register implements Channel, RegistrationAware, HandRegistration {

        private final Channel refusing = DeskFixture.counter(any -> new Interpretation.Rejected(
                List.of(new FieldError("/topic", new LocalizedText("Thème requis", "A topic is required")))));
        private final List<HandReading> entered = new ArrayList<>();
        private boolean fails;

        @Override
        public ChannelDescriptor descriptor() {
            return refusing.descriptor();
        }

        @Override
        public Interpretation interpret(StampedIntake intake) {
            return refusing.interpret(intake);
        }

        @Override
        public void registered(StampedIntake intake, Registration registration) {
            throw new IllegalStateException("it reads nothing");
        }

        @Override
        public Interpretation.Registered complete(HandReading reading) {
            ContactDraft said = reading.said().contact();
            Instant earlier = said.occurredAt().minusSeconds(3600);
            return new Interpretation.Registered(
                    new ContactDraft(said.outcome(), earlier, said.site(), said.topic(), null, null, null),
                    reading.said().cases());
        }

        @Override
        public void registeredByHand(HandReading completed, Registration registration) {
            if (fails) {
                throw new IllegalStateException("the channel cannot enter it");
            }
            entered.add(completed);
        }
    }

    private void register(IntakeId id) {
        IntakeAction byHand = new IntakeAction.Register(
                "Vaccin", null, new TopicId("vaccination"), null, null, null, ContactOutcome.CASE);
        desk.intakes.worklist().perform(OfficeFixture.SUPERVISOR, id, OptionalLong.empty(), byHand);
    }

    private void assertRefused(ErrorCode code, IntakeId id) {
        RelaisException refused = assertThrows(RelaisException.class, () -> register(id));
        assertEquals(code, refused.code());
        assertEquals(0, desk.count("RELAIS_CASE"));
        assertEquals(0, desk.count("RELAIS_CONTACT"));
    }

    @Test
    void aChannelThatKeepsARegisterEntersWhatAPersonRegistersInItsPlaceOrNothingIsRegistered() {
        Register register = new Register();
        desk.intakes.arrive(register);
        desk.intakes.leave(register);
        IntakeId id = desk.receive("stamped", Map.of("subject", "s")).intake().id();
        assertRefused(IntakeErrors.CHANNEL_NEEDED, id);
        desk.intakes.arrive(register);
        register.fails = true;
        assertRefused(Errors.UNAVAILABLE, id);
        register.fails = false;

        register(id);

        HandReading entered = register.entered.get(0);
        assertEquals(1, register.entered.size());
        assertEquals("supervisor", entered.account());
        assertEquals("agent", entered.intake().account());
        assertEquals(
                entered.intake().stampedAt().minusSeconds(3600),
                entered.said().contact().occurredAt());
        assertEquals(1, desk.count("RELAIS_CASE"));
        assertEquals(
                IntakeState.REGISTERED,
                desk.intakes.desk().get(OfficeFixture.AGENT, id).state());
    }

    @Test
    void aChannelThatKeepsWhatItReadsAloneHasNothingRegisteredBehindItsBackEvenAfterARestart() {
        Told channel = new Told(new Interpretation.Registered(contact(), List.of()));
        channel.fails = true;
        desk.intakes.arrive(channel);
        IntakeId id = desk.receive("stamped", Map.of("subject", "s")).intake().id();
        assertRefused(IntakeErrors.CHANNEL_NEEDED, id);
        desk.intakes.noted();

        try (DeskFixture restarted = new DeskFixture(database)) {
            RelaisException refused = assertThrows(
                    RelaisException.class,
                    () -> restarted
                            .intakes
                            .worklist()
                            .perform(
                                    OfficeFixture.SUPERVISOR,
                                    id,
                                    OptionalLong.empty(),
                                    new IntakeAction.Register("s", null, null, null, null, null, ContactOutcome.CASE)));
            assertEquals(IntakeErrors.CHANNEL_NEEDED, refused.code());
        }
    }

    @Test
    void whatTheChannelCannotKeepIsNotRegistered() {
        Told channel =
                new Told(new Interpretation.Registered(contact(), List.of(draft("a", "vaccination", null)), List.of()));
        channel.fails = true;
        desk.intakes.arrive(channel);

        assertEquals(
                IntakeState.STAMPED,
                desk.receive("envelope", Map.of("subject", "s")).intake().state());
        assertEquals(0, desk.count("RELAIS_CASE"));
        assertEquals(0, desk.count("RELAIS_CONTACT"));
    }

    @Test
    void aRuleOfTheOfficeAnswersWhoWaitsAndRejectsWhatWasStampedBefore() {
        ErrorCode closed =
                new ErrorCode("counter-too-early", ErrorCategory.REFUSED, new LocalizedText("Trop tôt", "Too early"));
        Channel refusing = DeskFixture.counter(any -> {
            throw RelaisException.of(closed, new LocalizedText("Lundi", "On Monday"));
        });
        desk.intakes.arrive(refusing);

        RelaisException refused =
                assertThrows(RelaisException.class, () -> desk.receive("envelope", Map.of("subject", "s")));
        assertEquals(closed, refused.code());
        assertEquals(0, desk.count("RELAIS_INTAKE"));

        desk.intakes.leave(refusing);
        var id = desk.receive("stamped", Map.of("subject", "s")).intake().id();
        desk.intakes.arrive(refusing);
        var settled = desk.intakes.desk().get(OfficeFixture.AGENT, id);
        assertEquals(IntakeState.REJECTED, settled.state());
        assertEquals("On Monday", settled.reason().en());
    }

    /** Two months is what the office says for every topic. */
    @Test
    void silenceCountsFromTheDateStampAndElseFromTheReceipt() {
        desk.clock.set(Instant.parse("2021-09-07T04:30:00Z"));
        desk.intakes.arrive(new Told(new Interpretation.Registered(
                contact(),
                List.of(
                        draft("stamped", "vaccination", LocalDate.of(2021, 4, 23)),
                        draft("not stamped", "vaccination", null)),
                List.of())));

        var opened = desk.receive("envelope", Map.of("subject", "s")).intake().cases();

        assertEquals(LocalDate.of(2021, 6, 23), decision(opened.get(0).reference()));
        assertEquals(LocalDate.of(2021, 11, 7), decision(opened.get(1).reference()));
    }

    private LocalDate decision(CaseKey key) {
        return desk.cases.get(OfficeFixture.AGENT, key).decision().date();
    }
}
