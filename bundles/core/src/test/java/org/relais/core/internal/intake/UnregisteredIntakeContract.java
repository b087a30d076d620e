package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.Note;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.ServiceFixture;
import org.relais.documents.DocumentId;
import org.relais.documents.NewDocument;
import org.relais.errors.FieldError;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.Submission;
import org.relais.services.ServiceId;
import org.relais.spi.cases.UnregisteredIntake;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** What a service was handed and has registered as nothing: found while it says something, and taken away whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnregisteredIntakeContract {

    private static final Caller CLAIMS = OfficeFixture.CLAIMS;
    private static final ServiceId OTHER = new ServiceId("permits");

    private final TestDatabase database = database();
    private final Channel service = ServiceFixture.channel();
    private final Channel refusing = new Channel() {
        @Override
        public ChannelDescriptor descriptor() {
            return service.descriptor();
        }

        @Override
        public Interpretation interpret(StampedIntake intake) {
            return new Interpretation.Rejected(
                    List.of(new FieldError("/subject", new LocalizedText("« Zoé » est refusée", "'Zoé' is refused"))));
        }
    };
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void theServiceIsKnownAndAway() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(service);
        desk.intakes.arrive(DeskFixture.counter());
        desk.intakes.leave(service);
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

    private IntakeReceipt receive(String key, Map<String, Object> form) {
        desk.clock.advance(Duration.ofSeconds(1));
        return desk.intakes.desk().receive(CLAIMS, ServiceFixture.CHANNEL, new Submission(key, new FormData(form)));
    }

    private IntakeId waiting(String key) {
        return receive(key, Map.of("subject", "Feuille de Zoé " + key)).intake().id();
    }

    private void perform(IntakeId id, IntakeAction action) {
        desk.intakes.worklist().perform(CLAIMS, id, OptionalLong.empty(), action);
    }

    private IntakeId rejected(String key) {
        IntakeId id = waiting(key);
        perform(id, new IntakeAction.Reject("Zoé l'a reprise"));
        return id;
    }

    private IntakeView view(IntakeId id) {
        return desk.intakes.desk().get(CLAIMS, id);
    }

    private FormData form(IntakeId id) {
        return desk.intakes.worklist().get(CLAIMS, id).form();
    }

    private List<IntakeId> over(ServiceId of, Instant before) {
        return desk.serviceRetention.over(of, before, 100);
    }

    private List<IntakeId> over() {
        return over(ServiceFixture.SERVICE, desk.clock.instant().plusSeconds(1));
    }

    private List<UnregisteredIntake> unregistered() {
        return desk.serviceRetention.unregistered(ServiceFixture.SERVICE, null, 100);
    }

    @Test
    void overIsWhatAPersonRejectedOrHasSettledAndNothingElse() {
        IntakeId settled = waiting("settled");
        IntakeId unsettled = waiting("unsettled");
        desk.intakes.arrive(refusing);
        desk.intakes.leave(refusing);
        assertEquals(List.of(), over(), "somebody has still to see to both");
        perform(settled, new IntakeAction.Settle("appelée"));
        IntakeId rejected = rejected("rejected");
        waiting("waiting");
        IntakeId registered = registered("registered");
        IntakeId office = officeRejected();

        assertEquals(List.of(settled, rejected), over());
        assertEquals(IntakeState.REGISTERED, view(registered).state());
        assertEquals(IntakeState.REJECTED, view(unsettled).state());
        assertNotNull(office);
        assertEquals(List.of(), over(OTHER, desk.clock.instant().plusSeconds(1)));
        assertEquals(
                List.of(settled),
                over(ServiceFixture.SERVICE, view(rejected).stampedAt()),
                "what was stamped in that moment is not before it");
        assertEquals(
                List.of(settled),
                desk.serviceRetention.over(
                        ServiceFixture.SERVICE, desk.clock.instant().plusSeconds(1), 1));
    }

    /** Registered by a person, so that the channel need not come. */
    private IntakeId registered(String key) {
        IntakeId id = waiting(key);
        perform(
                id,
                new IntakeAction.Register(
                        "Feuille",
                        null,
                        new org.relais.directory.TopicId("vaccination"),
                        null,
                        null,
                        null,
                        org.relais.intake.ContactOutcome.CASE));
        return id;
    }

    /** Of the office, and of no service. */
    private IntakeId officeRejected() {
        desk.intakes.leaveAll();
        IntakeId id = desk.receive("office", Map.of("subject", "Une lettre de Zoé"))
                .intake()
                .id();
        desk.intakes
                .worklist()
                .perform(OfficeFixture.AGENT, id, OptionalLong.empty(), new IntakeAction.Reject("doublon"));
        return id;
    }

    @Test
    void aPurgeTakesTheFormAndTheReasonAndTheKeyAnswersTheSameIntake() {
        IntakeId byHand = rejected("hand");
        IntakeId late = waiting("late");
        desk.intakes.arrive(refusing);
        desk.intakes.leave(refusing);
        perform(late, new IntakeAction.Settle("appelée"));
        assertTrue(view(late).reason().en().contains("Zoé"), () -> view(late).toString());

        for (IntakeId id : List.of(byHand, late)) {
            IntakeView before = view(id);
            desk.serviceRetention.purge(id, List.of(""));
            assertEquals(Map.of(), form(id).members());
            assertEquals(IntakeState.REJECTED, view(id).state());
            assertEquals(
                    "What was handed in, and why it was rejected, is not kept any more.",
                    view(id).reason().en());
            assertEquals(before.stampedAt(), view(id).stampedAt());
        }
        for (String key : List.of("hand", "late")) {
            IntakeReceipt again = receive(key, Map.of("subject", "Feuille de Zoé " + key));
            assertTrue(again.repeated());
            assertEquals(view(key.equals("hand") ? byHand : late), again.intake());
        }
        assertEquals(List.of(), over());
        assertEquals(List.of(), unregistered());
    }

    @Test
    void aPurgeThatIsDoneAgainChangesNothing() {
        IntakeId id = rejected("one");
        desk.serviceRetention.purge(id, List.of(""));
        long revision = desk.intakes.worklist().get(CLAIMS, id).work().revision();
        String stored = stored(id);
        desk.serviceRetention.purge(id, List.of(""));

        assertEquals(revision, desk.intakes.worklist().get(CLAIMS, id).work().revision());
        assertEquals(stored, stored(id));
    }

    @Test
    void whatSaidNothingOrCannotBeOpenedIsPurgedOnceToo() {
        IntakeId empty = receive("empty", Map.of()).intake().id();
        perform(empty, new IntakeAction.Reject("vide"));
        IntakeId damaged = rejected("damaged");
        store(damaged, "sealed:nothing that opens");
        assertEquals(List.of(empty, damaged), over());
        assertEquals(
                List.of(Map.of(), Map.of()),
                unregistered().stream().map(intake -> intake.form().members()).toList());

        desk.serviceRetention.purge(empty, List.of(""));
        desk.serviceRetention.purge(damaged, List.of(""));

        assertEquals(List.of(), over());
        assertEquals(Map.of(), form(damaged).members());
    }

    private String stored(IntakeId id) {
        return desk.unitOfWork.read(() -> desk.persistence
                .entityManager("core")
                .createQuery("select i.form from IntakeRecord i where i.id = :id", String.class)
                .setParameter("id", id.toString())
                .getSingleResult());
    }

    private void store(IntakeId id, String form) {
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_INTAKE set FORM = ?1 where ID = ?2")
                .setParameter(1, form)
                .setParameter(2, id.toString())
                .executeUpdate());
    }

    @Test
    void theDocumentsThatCameWithItGoWithItAndThoseOfOthersStay() {
        DocumentId scan = document("scan.txt", "Feuille de Zoé");
        DocumentId other = document("other.txt", "Feuille de Marie");
        IntakeId id = receive("one", Map.of("subject", "Feuille", "scan", scan.toString()))
                .intake()
                .id();
        IntakeId stays = receive("two", Map.of("subject", "Feuille", "scan", other.toString()))
                .intake()
                .id();
        perform(id, new IntakeAction.Reject("doublon"));
        assertEquals(1, desk.documents.unasked().list(id).size());

        desk.serviceRetention.purge(id, List.of(""));

        assertEquals(List.of(), desk.documents.unasked().list(id));
        assertEquals(1, desk.documents.unasked().list(stays).size());
        desk.clock.advance(Duration.ofHours(2));
        desk.documents.sweep();
        assertEquals(1, desk.count("RELAIS_CONTENT"));
    }

    private DocumentId document(String name, String content) {
        return desk.documents
                .unasked()
                .store(
                        CLAIMS.account(),
                        new NewDocument(
                                name,
                                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                                Note.Visibility.INTERNAL,
                                null))
                .id();
    }

    @Test
    void whatWaitsAndWhatWasRejectedIsReadPageByPageWithAllThatItSays() {
        List<IntakeId> all = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> all.add(waiting("waiting-" + i)));
        IntStream.range(0, 3).forEach(i -> all.add(rejected("rejected-" + i)));
        registered("registered");
        officeRejected();

        List<UnregisteredIntake> read = new ArrayList<>();
        @Nullable UnregisteredIntake last = null;
        for (int pages = 0; pages < 10; pages++) {
            List<UnregisteredIntake> page = desk.serviceRetention.unregistered(ServiceFixture.SERVICE, last, 3);
            read.addAll(page);
            if (page.size() < 3) {
                break;
            }
            last = page.get(2);
        }

        assertEquals(all, read.stream().map(UnregisteredIntake::id).toList());
        assertEquals(IntakeState.STAMPED, read.get(0).state());
        assertEquals(ServiceFixture.CHANNEL, read.get(0).channel());
        assertEquals(
                "Feuille de Zoé waiting-0", read.get(0).form().text("/subject").orElseThrow());
        assertEquals(view(all.get(0)).stampedAt(), read.get(0).stampedAt());
        assertEquals("Zoé l'a reprise", read.get(6).reason().fr());
        assertEquals(List.of(), desk.serviceRetention.unregistered(OTHER, null, 3));
    }

    @Test
    void whatIsStampedAtTheSameMomentIsOnOnePageAlone() {
        List<IntakeId> all = IntStream.range(0, 5)
                .mapToObj(i -> desk.intakes
                        .desk()
                        .receive(CLAIMS, ServiceFixture.CHANNEL, new Submission("k" + i, new FormData(Map.of())))
                        .intake()
                        .id())
                .toList();
        List<IntakeId> read = new ArrayList<>();
        @Nullable UnregisteredIntake last = null;
        for (int i = 0; i < 5; i++) {
            last = desk.serviceRetention
                    .unregistered(ServiceFixture.SERVICE, last, 1)
                    .get(0);
            read.add(last.id());
        }
        assertEquals(List.of(), desk.serviceRetention.unregistered(ServiceFixture.SERVICE, last, 1));
        assertEquals(java.util.Set.copyOf(all), java.util.Set.copyOf(read));
    }

    @Test
    void theNotesOfACaseAreReadAsTheyWereWrittenUntilTheyArePurged() {
        desk.intakes.arrive(service);
        var id = receive("one", Map.of("subject", "Feuille", "topic", "vaccination"))
                .intake()
                .cases()
                .get(0)
                .id();
        desk.serviceCases.tell(CLAIMS, id, "Il manque la signature de Zoé.");
        List<Note> notes = desk.serviceRetention.notes(id);

        assertEquals(1, notes.size());
        assertEquals("Il manque la signature de Zoé.", notes.get(0).text());
        assertEquals("claims", notes.get(0).author());
        assertEquals(desk.clock.instant(), notes.get(0).at());
        desk.serviceRetention.purge(CLAIMS, id);
        assertEquals("", desk.serviceRetention.notes(id).get(0).text());
        var office = desk.receive("office", Map.of("subject", "Un"))
                .intake()
                .cases()
                .get(0)
                .id();
        assertThrows(IllegalArgumentException.class, () -> desk.serviceRetention.notes(office));
    }

    @Test
    void aPurgeOfWhatIsRegisteredLeavesItsStateAndNoReasonBehind() {
        IntakeId id = registered("one");
        desk.serviceRetention.purge(id, List.of(""));
        assertEquals(IntakeState.REGISTERED, view(id).state());
        assertNull(view(id).reason());
        assertFalse(view(id).cases().isEmpty());
    }
}
