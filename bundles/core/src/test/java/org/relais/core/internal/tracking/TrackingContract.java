package org.relais.core.internal.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseNotes;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.cases.Note;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.procedures.SampleProcedures;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.directory.TopicId;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.spi.channel.Channel;
import org.relais.testkit.TestDatabase;
import org.relais.tracking.TrackedCase;
import org.relais.tracking.TrackedIntake;

/** What citizens learn of their requests, and what they never learn, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TrackingContract {

    private static final Caller CITIZENS = new Caller("channel:counter", Set.of(Role.CHANNEL), null);
    private static final ChannelId OTHER = new ChannelId("phone");
    private static final long SEED = 20_210_907;

    private final TestDatabase database = database();
    private final Channel counter = DeskFixture.counter();
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(counter);
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
    void aCaseLeadsToItsIntakeWithinItsChannelOnly() {
        IntakeReceipt receipt = receive("k");
        CaseReference reference = reference(receipt);

        assertEquals(
                Optional.of(receipt.intake().id()), desk.tracking.intakeOf(CITIZENS, DeskFixture.CHANNEL, reference));
        assertEquals(Optional.empty(), desk.tracking.intakeOf(CITIZENS, OTHER, reference));
        assertEquals(
                Optional.empty(),
                desk.tracking.intakeOf(CITIZENS, DeskFixture.CHANNEL, CaseReference.of(2021, 999_999)));
        assertEquals(
                Optional.empty(),
                desk.tracking.find(CITIZENS, OTHER, receipt.intake().id(), null));
        CaseReference foreign = reference(receive("another"));
        assertEquals(
                Optional.empty(),
                desk.tracking.find(
                        CITIZENS, DeskFixture.CHANNEL, receipt.intake().id(), foreign));
    }

    @Test
    void onlyAChannelOfCitizensMayAsk() {
        CaseReference reference = reference(receive("k"));

        for (Caller caller : List.of(OfficeFixture.AGENT, OfficeFixture.SUPERVISOR, OfficeFixture.ADMIN)) {
            RelaisException refused = assertThrows(
                    RelaisException.class, () -> desk.tracking.intakeOf(caller, DeskFixture.CHANNEL, reference));
            assertEquals(Errors.FORBIDDEN, refused.code());
        }
        assertThrows(RelaisException.class, () -> desk.cases.get(CITIZENS, reference));
    }

    @Test
    void aMissingDocumentThatComesStartsTheClockAgain() {
        desk.procedures.publish(SampleProcedures.aid(Start.AUTOMATICALLY));
        assertEquals(
                List.of("identity true", "letter false"),
                desk.tracking.documentsOn(CITIZENS, new TopicId("vaccination")).stream()
                        .map(one -> one.document() + " " + one.mandatory())
                        .toList());
        assertEquals(List.of(), desk.tracking.documentsOn(CITIZENS, new TopicId("employee-aid")));
        CaseReference reference = reference(receive("k"));
        take(reference);
        desk.procedures.cases.perform(
                OfficeFixture.DPASS,
                reference,
                OptionalLong.empty(),
                "aid",
                new DocumentCommand.Request(List.of("letter"), "Envoyez la lettre", null));

        TrackedCase waiting = tracked(reference);
        assertEquals(CaseStatus.WAITING, waiting.status());
        assertNull(waiting.dueAt());
        assertEquals(
                List.of("letter true", "identity false"),
                waiting.missing().stream()
                        .map(one -> one.document() + " " + one.requested())
                        .toList());
        assertTrue(waiting.messages().get(0).text().contains("Envoyez la lettre"));

        desk.tracking.receiveDocument(CITIZENS, reference, "aid", "letter");
        desk.tracking.receiveDocument(CITIZENS, reference, "aid", "letter");

        TrackedCase running = tracked(reference);
        assertEquals(CaseStatus.IN_PROGRESS, running.status());
        assertNotNull(running.dueAt());
        assertEquals(1, running.missing().size());
        assertEquals(
                1,
                desk.cases.journal(OfficeFixture.SUPERVISOR, reference).entries().stream()
                        .filter(entry -> entry.action().equals("receive-documents"))
                        .count());
        RelaisException unknown = assertThrows(
                RelaisException.class,
                () -> desk.tracking.receiveDocument(CITIZENS, reference, "aid", "no-such-paper"));
        assertEquals(Errors.NOT_FOUND, unknown.code());
    }

    @Test
    void whatTheCitizenWritesStandsOnTheCaseOnce() {
        CaseReference reference = reference(receive("k"));
        IdempotencyKey key = new IdempotencyKey("m1");

        desk.tracking.write(CITIZENS, reference, "Où en est ma demande ?", key);
        desk.tracking.write(CITIZENS, reference, "Où en est ma demande ?", key);

        List<TrackedCase.Message> messages = tracked(reference).messages();
        assertEquals(1, messages.size());
        assertTrue(messages.get(0).fromRequester());
        List<Note> notes = desk.notes.list(OfficeFixture.AGENT, reference, null);
        assertEquals(
                List.of("channel:counter"), notes.stream().map(Note::author).toList());
        assertTrue(desk.cases.journal(OfficeFixture.AGENT, reference).intact());
    }

    @Test
    void ofASecretCaseOnlyItsStatusIsTold() {
        CaseReference reference = reference(receive("k"));
        note(reference, "pour le citoyen", Note.Visibility.REQUESTER);
        desk.cases.execute(
                OfficeFixture.SUPERVISOR,
                reference,
                OptionalLong.empty(),
                new CaseCommand.Classify(Confidentiality.SECRET, "x"));

        TrackedCase secret = tracked(reference);

        assertTrue(secret.secret());
        assertEquals(CaseStatus.TRIAGED, secret.status());
        assertNull(secret.dueAt());
        assertEquals(List.of(), secret.messages());
        assertEquals(List.of(), secret.missing());
    }

    @Test
    void nothingMeantForTheInsideIsEverTold() {
        Random random = new Random(SEED);
        desk.procedures.publish(SampleProcedures.aid(Start.ON_REQUEST));
        for (int i = 0; i < 25; i++) {
            CaseReference reference = reference(receive("k" + i));
            for (int step = 0; step < 6; step++) {
                change(random, reference);
            }
            String told = tracked(reference).toString();
            for (String inside : List.of("INSIDE", "DPASS", "DEL", "DAJI", "dpass", "agent", "supervisor", "rule")) {
                assertFalse(told.contains(inside), () -> "seed " + SEED + ": " + inside + " in " + told);
            }
        }
    }

    /** Refusals of what makes no sense in a status are a part of the game. */
    private void change(Random random, CaseReference reference) {
        try {
            switch (random.nextInt(8)) {
                case 0 -> note(reference, "INSIDE " + random.nextInt(), Note.Visibility.INTERNAL);
                case 1 -> note(reference, "pour vous " + random.nextInt(), Note.Visibility.REQUESTER);
                case 2 -> run(reference, new CaseCommand.Transfer("DEL", "INSIDE transfer"));
                case 3 -> run(reference, new CaseCommand.Assign("dpass"));
                case 4 -> run(reference, new CaseCommand.Wait("INSIDE wait", null));
                case 5 -> run(reference, new CaseCommand.Resolve("DONE", "INSIDE answer"));
                case 6 -> run(reference, new CaseCommand.Return("INSIDE return"));
                default -> run(reference, new CaseCommand.Start());
            }
        } catch (RelaisException notNow) {
            assertNotNull(notNow.code());
        }
    }

    @Test
    void anIntakeThatWaitsForItsChannelIsTrackedByItself() {
        desk.intakes.leave(counter);
        IntakeReceipt receipt = receive("k");

        TrackedIntake waiting = desk.tracking
                .find(CITIZENS, DeskFixture.CHANNEL, receipt.intake().id(), null)
                .orElseThrow();

        assertEquals(IntakeState.STAMPED, waiting.state());
        assertEquals(List.of(), waiting.cases());
    }

    private IntakeReceipt receive(String key) {
        return desk.receive(key, Map.of("subject", "Certificat", "topic", "vaccination"));
    }

    private static CaseReference reference(IntakeReceipt receipt) {
        return receipt.intake().cases().get(0).reference();
    }

    private TrackedCase tracked(CaseReference reference) {
        return desk.tracking
                .intakeOf(CITIZENS, DeskFixture.CHANNEL, reference)
                .flatMap(intake -> desk.tracking.find(CITIZENS, DeskFixture.CHANNEL, intake, reference))
                .orElseThrow()
                .cases()
                .get(0);
    }

    private void take(CaseReference reference) {
        run(reference, new CaseCommand.Assign("dpass"));
        run(reference, new CaseCommand.Start());
    }

    private void run(CaseReference reference, CaseCommand command) {
        desk.cases.execute(OfficeFixture.SUPERVISOR, reference, OptionalLong.empty(), command);
    }

    private void note(CaseReference reference, String text, Note.Visibility visibility) {
        desk.notes.write(OfficeFixture.AGENT, reference, new CaseNotes.NewNote(text, visibility), null);
    }
}
