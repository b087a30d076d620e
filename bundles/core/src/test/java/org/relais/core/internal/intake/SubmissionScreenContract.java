package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.ServiceFixture;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.figures.Dimension;
import org.relais.figures.FigureQuery;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeErrors;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.Submission;
import org.relais.intake.WorklistQuery;
import org.relais.services.ServiceId;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.SubmissionScreen;
import org.relais.spi.channel.SubmissionScreen.Screening;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** What is handed in is looked at before any of it is stored, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SubmissionScreenContract {

    private static final Map<String, Object> FORM = Map.of("subject", "Pli");

    private final TestDatabase database = database();
    private final Channel counter = DeskFixture.counter();
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(counter);
    }

    @AfterEach
    void close() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    private SubmissionScreen see(Screening seen) {
        SubmissionScreen screen = (channel, form) -> seen;
        desk.intakes.screens().bindScreen(screen);
        return screen;
    }

    private static Screening refusing(String... pointers) {
        return new Screening(
                null,
                List.of(pointers).stream()
                        .map(pointer -> new FieldError(pointer, new LocalizedText("Interdit", "Forbidden")))
                        .toList());
    }

    private RelaisException refused(String key) {
        return assertThrows(RelaisException.class, () -> desk.receive(key, FORM));
    }

    @Test
    void whatMustNotBeStoredIsNamedMemberByMemberWhetherOrNotTheChannelIsThere() {
        see(refusing("/acts", "/pages/0/diagnosis"));
        see(refusing("/code"));
        for (String key : List.of("there", "away")) {
            RelaisException refusal = refused(key);
            assertEquals(Errors.INVALID_REQUEST, refusal.code());
            assertEquals(
                    List.of("/acts", "/pages/0/diagnosis", "/code"),
                    refusal.errors().stream().map(FieldError::pointer).toList());
            assertEquals(0, desk.count("RELAIS_INTAKE"));
            desk.intakes.leave(counter);
        }
    }

    @Test
    void whatBelongsToAServiceIsKnownToItAloneWhateverTheChannel() {
        see(new Screening(ServiceFixture.SERVICE, List.of()));
        see(Screening.NOTHING);
        IntakeReceipt there = desk.receive("there", FORM);
        desk.intakes.leave(counter);
        IntakeReceipt waiting = desk.receive("away", FORM);

        assertEquals(IntakeState.STAMPED, waiting.intake().state());
        for (IntakeReceipt receipt : List.of(there, waiting)) {
            for (Caller caller : List.of(OfficeFixture.AGENT, OfficeFixture.SUPERVISOR, OfficeFixture.AUDITOR)) {
                RelaisException unknown = assertThrows(
                        RelaisException.class,
                        () -> desk.intakes.desk().get(caller, receipt.intake().id()));
                assertEquals(Errors.NOT_FOUND, unknown.code());
            }
        }
        assertEquals(0, waitingFor(OfficeFixture.SUPERVISOR));
        assertEquals(1, waitingFor(OfficeFixture.CLAIMS));
        assertEquals(
                List.of(), desk.unitOfWork.read(() -> desk.backlog()), "meters and health show nothing that waits");
        assertEquals(0, contacts(OfficeFixture.SUPERVISOR));
        assertEquals(1, contacts(OfficeFixture.CLAIMS));
        assertEquals(
                waiting.intake(), desk.receive("away", FORM).intake(), "the sender's key answers the first result");
    }

    private long waitingFor(Caller caller) {
        return desk.intakes
                .worklist()
                .find(caller, WorklistQuery.of(Map.of()))
                .total()
                .value();
    }

    private long contacts(Caller caller) {
        LocalDate day = LocalDate.of(2021, 9, 7);
        return desk.figures
                .count(caller, new FigureQuery(day, day, Dimension.DAY))
                .contacts();
    }

    @Test
    void whatCannotBeLookedAtIsNotStored() {
        desk.receive("before", FORM);
        SubmissionScreen broken = (channel, form) -> {
            throw new IllegalStateException("broken");
        };
        desk.intakes.screens().bindScreen(broken);
        RelaisException refusal = refused("one");

        assertEquals(Errors.UNAVAILABLE, refusal.code());
        assertTrue(refusal.retryAfter().isPresent());
        assertEquals(1, desk.count("RELAIS_INTAKE"));
        assertTrue(desk.receive("before", FORM).repeated(), "what was stored before is answered again");
        desk.intakes.screens().unbindScreen(broken);
        desk.receive("one", FORM);
        assertEquals(2, desk.count("RELAIS_INTAKE"));
    }

    @Test
    void whileNothingCanBeLookedAtWhatComesByTheChannelOfAServiceIsNotStored() {
        Channel service = ServiceFixture.channel();
        desk.intakes.arrive(service);
        IntakeReceipt before = handIn("before");
        desk.intakes.leaveUnscreened();

        for (String key : List.of("there", "away")) {
            assertUnavailable(() -> handIn(key));
            desk.intakes.leave(service);
        }
        assertEquals(1, desk.count("RELAIS_INTAKE"));
        assertEquals(before.intake(), handIn("before").intake(), "what was stored before is answered again");
        desk.intakes.screenAgain();
        assertEquals(IntakeState.STAMPED, handIn("away").intake().state());
    }

    private IntakeReceipt handIn(String key) {
        return desk.intakes
                .desk()
                .receive(OfficeFixture.CLAIMS, ServiceFixture.CHANNEL, new Submission(key, new FormData(FORM)));
    }

    private static void assertUnavailable(Executable call) {
        RelaisException refusal = assertThrows(RelaisException.class, call);
        assertEquals(Errors.UNAVAILABLE, refusal.code());
        assertTrue(refusal.retryAfter().isPresent());
    }

    @Test
    void whileNothingCanBeLookedAtWhatNamesAServiceIsNotStoredAndEverythingElseIsAlsoAfterARestart() {
        Channel service = ServiceFixture.channel();
        desk.intakes.arrive(service);
        desk.intakes.leave(service);
        desk.intakes.noted();
        desk.close();
        desk = new DeskFixture(database);
        desk.intakes.leaveUnscreened();
        List<Map<String, Object>> ofAService = List.of(
                Map.of("subject", "Pli", "service", "claim-forms"),
                Map.of("subject", "Pli", "items", List.of(Map.of(), Map.of("form", Map.of("service", "claim-forms")))));

        for (Map<String, Object> form : ofAService) {
            assertUnavailable(() -> desk.receive("one", form));
        }
        assertEquals(0, desk.count("RELAIS_INTAKE"));
        // a member that is no text names nothing, and a text is no member
        for (Object other : List.of("service", Map.of("service", List.of(1)), Map.of("service", 7))) {
            desk.receive("other " + other, Map.of("subject", "Pli", "note", other));
        }
        assertEquals(3, desk.count("RELAIS_INTAKE"));
        see(new Screening(ServiceFixture.SERVICE, List.of()));
        IntakeReceipt waiting = desk.receive("one", ofAService.get(1));
        assertEquals(1, waitingFor(OfficeFixture.CLAIMS));
        assertEquals(3, waitingFor(OfficeFixture.SUPERVISOR), "the others");
        assertEquals(IntakeState.STAMPED, waiting.intake().state());
    }

    @Test
    void withoutAnyServiceNothingHasToBeLookedAt() {
        desk.intakes.leave(counter);
        desk.intakes.leaveUnscreened();

        assertEquals(
                IntakeState.STAMPED,
                desk.receive("one", Map.of("subject", "Pli", "service", "claim-forms"))
                        .intake()
                        .state());
    }

    @Test
    void formsOfTwoServicesAreNotHandedInTogether() {
        see(new Screening(ServiceFixture.SERVICE, List.of()));
        see(new Screening(new ServiceId("passports"), List.of()));
        RelaisException refusal = refused("one");

        assertEquals(IntakeErrors.SEVERAL_SERVICES, refusal.code());
        assertTrue(refusal.detail().en().contains("claim-forms, passports"), refusal.detail()::en);
        assertEquals(0, desk.count("RELAIS_INTAKE"));
    }
}
