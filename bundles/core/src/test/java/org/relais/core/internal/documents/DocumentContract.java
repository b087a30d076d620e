package org.relais.core.internal.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.JournalEntry;
import org.relais.cases.Note;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Confidentiality;
import org.relais.documents.DocumentErrors;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.Documents;
import org.relais.documents.NewDocument;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.testkit.TestDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DocumentContract {

    private static final Caller AGENT = OfficeFixture.AGENT;

    private final TestDatabase database = database();

    private DeskFixture desk;
    private Documents documents;

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(DeskFixture.counter());
        documents = desk.documents.service();
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
    void aDocumentIsReadAsItWasSentAndTheJournalHasItsHash() throws Exception {
        CaseId subject = open("one");
        DocumentView added = documents.add(AGENT, subject, pdf("Reçu n° 1.pdf", "a"), null);

        assertEquals("application/pdf", added.type());
        assertEquals("Reçu n° 1.pdf", added.name());
        assertNull(added.expiresAt());
        assertEquals(List.of(added), documents.list(AGENT, subject));
        assertEquals(added, documents.get(OfficeFixture.SUPERVISOR, added.id()));
        assertArrayEquals(bytes("a"), read(AGENT, added.id()));
        JournalEntry entry = last(subject);
        assertEquals("add-document", entry.action());
        assertEquals(List.of("", added.sha256()), entry.changes().get("sha256"));
        assertTrue(desk.cases.journal(AGENT, subject).intact());
    }

    @Test
    void theSameContentIsStoredOnceAndStaysAsLongAsADocumentHasIt() {
        CaseId first = open("first");
        CaseId second = open("second");
        DocumentView one = documents.add(AGENT, first, pdf("a.pdf", "same"), null);
        DocumentView other = documents.add(OfficeFixture.SUPERVISOR, second, pdf("a.pdf", "same"), null);

        assertEquals(one.sha256(), other.sha256());
        assertEquals(1, desk.documents.files().size());
        documents.withdraw(AGENT, one.id(), "Mauvais dossier");
        muchLater();
        desk.documents.sweep();
        assertEquals(1, desk.documents.files().size());
        assertEquals(1, desk.count("RELAIS_CONTENT"));
    }

    @Test
    void aKeyAnswersTheFirstDocumentAgainAndNoOther() {
        CaseId subject = open("key");
        IdempotencyKey key = new IdempotencyKey("k");
        DocumentView first = documents.add(AGENT, subject, pdf("a.pdf", "1"), key);

        assertEquals(first, documents.add(AGENT, subject, pdf("a.pdf", "1"), key));
        assertRefused(Errors.IDEMPOTENCY_KEY_REUSED, () -> documents.add(AGENT, subject, pdf("a.pdf", "2"), key));
        assertRefused(Errors.IDEMPOTENCY_KEY_REUSED, () -> documents.add(AGENT, subject, pdf("b.pdf", "1"), key));
        assertEquals(1, documents.list(AGENT, subject).size());
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "1"), key);
        assertEquals(draft, documents.store(AGENT, pdf("a.pdf", "1"), key));
    }

    @Test
    void aKeySentByManyAtOnceStoresOneDocument() {
        CaseId subject = open("many");
        IdempotencyKey key = new IdempotencyKey("k");
        List<CompletableFuture<DocumentId>> sent = IntStream.range(0, 4)
                .mapToObj(any -> CompletableFuture.supplyAsync(() ->
                        documents.add(AGENT, subject, pdf("a.pdf", "new"), key).id()))
                .toList();

        assertEquals(1, sent.stream().map(CompletableFuture::join).distinct().count());
        assertEquals(1, documents.list(AGENT, subject).size());
    }

    @Test
    void newContentBroughtByManyAtOnceIsStoredOnce() {
        List<CaseId> cases = List.of(open("1"), open("2"), open("3"), open("4"));
        cases.stream()
                .map(subject ->
                        CompletableFuture.supplyAsync(() -> documents.add(AGENT, subject, pdf("a.pdf", "race"), null)))
                .toList()
                .forEach(CompletableFuture::join);

        assertEquals(4, desk.count("RELAIS_DOCUMENT"));
        assertEquals(1, desk.count("RELAIS_CONTENT"));
        assertEquals(1, desk.documents.files().size());
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        CaseId subject = open("refused");
        refused(subject, DocumentErrors.EMPTY, new byte[0]);
        refused(subject, DocumentErrors.TOO_LARGE, new byte[DocumentFixture.MOST_BYTES + 1]);
        refused(subject, DocumentErrors.TYPE_NOT_ALLOWED, utf8("<html><body>x</body></html>"));
        assertEquals(List.of(), desk.documents.files());
        assertEquals(0, desk.count("RELAIS_DOCUMENT"));
        assertEquals(0, desk.count("RELAIS_CONTENT"));
    }

    private void refused(CaseId subject, ErrorCode code, byte[] content) {
        assertRefused(
                code,
                () -> documents.add(AGENT, subject, new NewDocument("a.pdf", new ByteArrayInputStream(content)), null));
    }

    @Test
    void aSenderWhoBreaksOffLeavesNothingBehind() {
        CaseId subject = open("broken");
        InputStream broken = new InputStream() {
            private int left = 300;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("gone");
                }
                left--;
                return 'x';
            }
        };
        assertThrows(
                java.io.UncheckedIOException.class,
                () -> documents.add(AGENT, subject, new NewDocument("a.txt", broken), null));
        assertEquals(List.of(), desk.documents.files());
        assertEquals(0, desk.count("RELAIS_CONTENT"));
    }

    @Test
    void aCaseTakesOnlySoMuchUntilSomethingIsWithdrawn() {
        CaseId subject = open("full");
        DocumentView first = documents.add(AGENT, subject, pdf("0.pdf", "0"), null);
        for (int i = 1; i < 5; i++) {
            documents.add(AGENT, subject, pdf(i + ".pdf", "" + i), null);
        }
        assertRefused(DocumentErrors.TOO_MANY, () -> documents.add(AGENT, subject, pdf("5.pdf", "5"), null));
        documents.withdraw(AGENT, first.id(), "Double");
        documents.add(AGENT, subject, pdf("5.pdf", "5"), null);
        assertEquals(6, documents.list(AGENT, subject).size());

        CaseId heavy = open("heavy");
        for (int i = 0; i < 3; i++) {
            documents.add(AGENT, heavy, pdf("h.pdf", i + "x".repeat(900)), null);
        }
        assertRefused(DocumentErrors.TOO_MANY, () -> documents.add(AGENT, heavy, pdf("h.pdf", "x".repeat(900)), null));
    }

    @Test
    void aWithdrawnDocumentStaysOnTheCaseWithWhoAndWhyButIsHandedOutNoMore() {
        CaseId subject = open("withdrawn");
        DocumentView added = documents.add(AGENT, subject, pdf("a.pdf", "1"), null);
        DocumentView withdrawn = documents.withdraw(AGENT, added.id(), "Envoyé par erreur");

        assertEquals("agent", withdrawn.withdrawn().by());
        assertEquals("Envoyé par erreur", withdrawn.withdrawn().reason());
        assertEquals(List.of(withdrawn), documents.list(AGENT, subject));
        assertRefused(DocumentErrors.WITHDRAWN, () -> documents.open(AGENT, added.id()));
        JournalEntry entry = last(subject);
        assertEquals("withdraw-document", entry.action());
        assertEquals("Envoyé par erreur", entry.reason());
        assertEquals(withdrawn, documents.withdraw(AGENT, added.id(), "encore"));
        assertEquals(entry, last(subject));
        assertRefused(Errors.INVALID_REQUEST, () -> documents.withdraw(AGENT, added.id(), " "));
    }

    @Test
    void whoMayNotKnowOfACaseKnowsOfNoneOfItsDocuments() {
        CaseId subject = open("secret");
        DocumentView added = documents.add(AGENT, subject, pdf("a.pdf", "1"), null);
        desk.cases.execute(
                OfficeFixture.SUPERVISOR,
                subject,
                OptionalLong.empty(),
                new CaseCommand.Classify(Confidentiality.SECRET, "Affaire sensible"));
        Caller stranger = OfficeFixture.DEL;

        assertRefused(Errors.NOT_FOUND, () -> documents.get(stranger, added.id()));
        assertRefused(Errors.NOT_FOUND, () -> documents.open(stranger, added.id()));
        assertRefused(Errors.NOT_FOUND, () -> documents.list(stranger, subject));
        assertRefused(Errors.NOT_FOUND, () -> documents.withdraw(stranger, added.id(), "r"));
        assertRefused(Errors.NOT_FOUND, () -> documents.add(stranger, subject, pdf("b.pdf", "2"), null));
        RelaisException none = assertThrows(
                RelaisException.class,
                () -> documents.get(stranger, new DocumentId(added.id().value())));
        RelaisException hidden = assertThrows(RelaisException.class, () -> documents.get(stranger, added.id()));
        assertEquals(none.detail(), hidden.detail());
        assertEquals(added, documents.get(OfficeFixture.SUPERVISOR, added.id()));
        assertRefused(Errors.FORBIDDEN, () -> documents.get(OfficeFixture.ADMIN, added.id()));
    }

    @Test
    void aDepartmentAddsToItsOwnCasesAlone() {
        CaseId subject = open("own");
        String department = desk.cases.get(AGENT, subject).department().value();
        Caller own = department.equals("DPASS") ? OfficeFixture.DPASS : OfficeFixture.DEL;
        Caller other = department.equals("DPASS") ? OfficeFixture.DEL : OfficeFixture.DPASS;
        DocumentView added = documents.add(own, subject, pdf("a.pdf", "1"), null);

        assertRefused(Errors.FORBIDDEN, () -> documents.add(other, subject, pdf("a.pdf", "1"), null));
        assertRefused(Errors.FORBIDDEN, () -> documents.withdraw(other, added.id(), "r"));
        assertEquals(added, documents.get(other, added.id()));
    }

    @Test
    void documentsStayWithTheirCaseWhateverIsMerged() {
        CaseId one = open("a");
        CaseId other = open("b");
        DocumentView added = documents.add(AGENT, one, pdf("a.pdf", "1"), null);
        run(one, new CaseCommand.Merge(other));

        assertEquals(List.of(), documents.list(AGENT, other));
        assertEquals(List.of(added), documents.list(AGENT, one));
        run(one, new CaseCommand.Unmerge("Erreur"));
        assertEquals(List.of(added), documents.list(AGENT, one));
        assertEquals(Note.Visibility.INTERNAL, added.visibility());
    }

    @Test
    void aDraftIsItsOwnersAloneAndGoesWhenNothingTakesIt() {
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        assertEquals(draft, documents.get(AGENT, draft.id()));
        assertRefused(Errors.NOT_FOUND, () -> documents.get(OfficeFixture.SUPERVISOR, draft.id()));
        assertRefused(Errors.NOT_FOUND, () -> documents.attach(OfficeFixture.SUPERVISOR, open("x"), draft.id()));

        muchLater();
        desk.documents.sweep();
        assertEquals(1, desk.count("RELAIS_DOCUMENT"));
        desk.clock.advance(Duration.ofDays(1));
        desk.documents.sweep();
        assertEquals(0, desk.count("RELAIS_DOCUMENT"));
        assertEquals(0, desk.count("RELAIS_CONTENT"));
        assertEquals(List.of(), desk.documents.files());
        assertRefused(Errors.NOT_FOUND, () -> documents.get(AGENT, draft.id()));
    }

    @Test
    void aChannelSaysHowLongAnUploadIsKeptThatBelongsToNothingYet() {
        DocumentView kept = documents.store(AGENT, pdf("a.pdf", "kept"), null);
        DocumentView givenUp = documents.store(AGENT, pdf("b.pdf", "given up"), null);
        Instant until = desk.clock.instant().plus(Duration.ofDays(7));
        desk.documents.unasked().keep(AGENT.account(), kept.id(), until);
        desk.documents.unasked().keep("somebody", givenUp.id(), until);
        desk.documents.unasked().keep(AGENT.account(), givenUp.id(), desk.clock.instant());
        desk.clock.advance(Duration.ofDays(6));
        desk.documents.sweep();

        assertEquals(until, documents.get(AGENT, kept.id()).expiresAt());
        assertRefused(Errors.NOT_FOUND, () -> documents.get(AGENT, givenUp.id()));
        desk.documents.unasked().keep(AGENT.account(), givenUp.id(), until);
        DocumentView attached = documents.attach(AGENT, open("one"), kept.id());
        desk.documents.unasked().keep(AGENT.account(), kept.id(), desk.clock.instant());
        assertEquals(attached, documents.get(AGENT, kept.id()));
    }

    @Test
    void aDraftIsAttachedToOneCase() {
        CaseId subject = open("one");
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        DocumentView attached = documents.attach(AGENT, subject, draft.id());

        assertNull(attached.expiresAt());
        assertEquals(attached, documents.attach(AGENT, subject, draft.id()));
        assertEquals(List.of(attached), documents.list(AGENT, subject));
        CaseId other = open("other");
        assertRefused(DocumentErrors.ALREADY_ATTACHED, () -> documents.attach(AGENT, other, draft.id()));
        desk.clock.advance(Duration.ofDays(2));
        desk.documents.sweep();
        assertEquals(List.of(attached), documents.list(AGENT, subject));
    }

    @Test
    void ofTwoCasesThatTakeADraftAtTheSameMomentOneHasIt() {
        for (int round = 0; round < 10; round++) {
            DocumentView draft = documents.store(AGENT, pdf("a.pdf", "round " + round), null);
            List<CaseId> cases = List.of(open("left" + round), open("right" + round));
            List<CompletableFuture<Boolean>> taken = cases.stream()
                    .map(subject -> CompletableFuture.supplyAsync(() -> {
                        try {
                            documents.attach(AGENT, subject, draft.id());
                            return true;
                        } catch (RelaisException refused) {
                            assertEquals(DocumentErrors.ALREADY_ATTACHED, refused.code());
                            return false;
                        }
                    }))
                    .toList();
            long winners = taken.stream().filter(CompletableFuture::join).count();
            assertEquals(1, winners);
            assertEquals(
                    1,
                    cases.stream()
                            .mapToInt(subject -> documents.list(AGENT, subject).size())
                            .sum());
            assertEquals(
                    1,
                    cases.stream()
                            .filter(subject -> last(subject).action().equals("add-document"))
                            .count(),
                    "the journal of the other case does not claim it");
        }
    }

    /** Another transaction removes the draft between the moment in which it is read and that in which it is written. */
    @Test
    void aDraftThatExpiresWhileACaseTakesItIsNotOnThatCase() {
        CaseId subject = open("expired");
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> desk.unitOfWork.execute(() -> {
                    documents.get(AGENT, draft.id());
                    CompletableFuture.runAsync(() -> {
                                desk.clock.advance(Duration.ofDays(2));
                                desk.documents.sweep();
                            })
                            .join();
                    return documents.attach(AGENT, subject, draft.id());
                }));
        assertEquals("concurrent-change", refused.code().value());
        assertEquals(0, desk.count("RELAIS_DOCUMENT"));
        assertNotEquals("add-document", last(subject).action());
        assertRefused(Errors.NOT_FOUND, () -> documents.attach(AGENT, subject, draft.id()));
    }

    @Test
    void aFormTakesTheDocumentsItNamesAlong() {
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        DocumentView foreign = documents.store(OfficeFixture.SUPERVISOR, pdf("b.pdf", "other"), null);
        CaseId subject = receive("form", draft.id().toString());
        receive("foreign", foreign.id().toString());

        List<DocumentView> there = documents.list(AGENT, subject);
        assertEquals(List.of(draft.id()), there.stream().map(DocumentView::id).toList());
        assertNull(there.get(0).expiresAt());
        assertEquals("add-document", last(subject).action());
        assertNull(documents.get(OfficeFixture.SUPERVISOR, foreign.id()).intake());
    }

    @Test
    void anIntakeThatWaitsKeepsItsDocumentsHoweverLong() {
        var counter = DeskFixture.counter();
        desk.intakes.arrive(counter);
        desk.intakes.leave(counter);
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        IntakeId intake = desk.receive("waits", Map.of("subject", draft.id().toString(), "topic", "vaccination"))
                .intake()
                .id();
        desk.clock.advance(Duration.ofDays(3));
        desk.documents.sweep();
        assertEquals(intake, documents.get(AGENT, draft.id()).intake());
        assertEquals(1, desk.documents.unasked().list(intake).size());

        desk.intakes.arrive(DeskFixture.counter());
        CaseId subject = desk.intakes.desk().get(AGENT, intake).cases().get(0).id();
        assertEquals(draft.id(), documents.list(AGENT, subject).get(0).id());
    }

    @Test
    void aDocumentOfAConfidentialIntakeIsForThoseWhoMayKnowOfTheIntake() {
        var counter = DeskFixture.counter();
        desk.intakes.arrive(counter);
        desk.intakes.leave(counter);
        desk.intakes.leaveAll();
        Caller other = new Caller("agent2", AGENT.roles(), AGENT.ownDepartment());
        for (String topic : List.of("conflict", "vaccination")) {
            DocumentView draft = documents.store(AGENT, pdf("a.pdf", topic), null);
            desk.receive(topic, Map.of("subject", draft.id().toString(), "topic", topic));
            assertEquals(draft.id(), documents.get(AGENT, draft.id()).id());
            assertEquals(
                    draft.id(),
                    documents.get(OfficeFixture.SUPERVISOR, draft.id()).id());
            for (Caller stranger : List.of(other, OfficeFixture.DPASS, OfficeFixture.DEL)) {
                if (topic.equals("vaccination")) {
                    assertEquals(draft.id(), documents.get(stranger, draft.id()).id());
                } else {
                    assertRefused(Errors.NOT_FOUND, () -> documents.get(stranger, draft.id()));
                    assertRefused(Errors.NOT_FOUND, () -> documents.open(stranger, draft.id()));
                }
            }
        }
    }

    @Test
    void aPlugInStoresAttachesAndReadsWithoutACaller() throws Exception {
        CaseId subject = open("plug-in");
        DocumentView draft = desk.documents.unasked().store("web", pdf("a.pdf", "citizen"));
        DocumentView attached = desk.documents.unasked().attach("web", subject, draft.id());

        assertEquals(List.of(attached), desk.documents.unasked().list(subject));
        assertEquals("web", last(subject).actor());
        try (InputStream content =
                desk.documents.unasked().open(draft.id()).source().open()) {
            assertArrayEquals(bytes("citizen"), content.readAllBytes());
        }
    }

    @Test
    void withinAUnitOfWorkThatIsRolledBackNothingStays() {
        CaseId subject = open("rolled back");
        assertThrows(
                IllegalStateException.class,
                () -> desk.unitOfWork.execute(() -> {
                    documents.add(AGENT, subject, pdf("a.pdf", "lost"), null);
                    throw new IllegalStateException("after all not");
                }));
        assertEquals(0, desk.count("RELAIS_DOCUMENT"));
        assertEquals(1, desk.documents.files().size());

        desk.documents.sweep();
        assertEquals(1, desk.documents.files().size(), "young files may be in use");
        muchLater();
        desk.documents.sweep();
        assertEquals(List.of(), desk.documents.files());
    }

    @Test
    void anUploadThatEndedBetweenFileAndRowIsSweptAwayButNotBeforeItsTime() {
        desk.documents.deposit().deposit(new ByteArrayInputStream(bytes("orphan")));
        desk.documents.sweep();
        assertEquals(1, desk.documents.files().size());
        assertEquals(1, desk.count("RELAIS_CONTENT"));
        muchLater();
        desk.documents.sweep();
        assertEquals(List.of(), desk.documents.files());
        assertEquals(0, desk.count("RELAIS_CONTENT"));
    }

    @Test
    void whatABrokenUploadLeftIsSweptAwayButNotWhatIsBeingSent() throws Exception {
        Files.createDirectories(desk.documents.folder().resolve("incoming"));
        Files.writeString(desk.documents.folder().resolve("incoming/old"), "half");
        muchLater();
        Files.writeString(desk.documents.folder().resolve("incoming/young"), "half");
        desk.documents.sweep();
        assertEquals(List.of("incoming/young"), desk.documents.files());
    }

    @Test
    void contentThatIsBroughtAgainWhileItIsOldAndUnusedIsLeftAlone() {
        desk.documents.deposit().deposit(new ByteArrayInputStream(bytes("again")));
        muchLater();
        desk.documents.deposit().deposit(new ByteArrayInputStream(bytes("again")));
        desk.documents.sweep();
        assertEquals(1, desk.documents.files().size());
        assertEquals(1, desk.count("RELAIS_CONTENT"));
    }

    @Test
    void sweepsAndUploadsOfTheSameContentAtTheSameTimeLeaveNoDocumentWithoutItsFile() {
        CaseId subject = open("race");
        CompletableFuture<Void> sweeps = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 6; i++) {
                desk.documents.age(Duration.ofHours(2));
                desk.clock.advance(Duration.ofHours(2));
                desk.documents.sweep();
            }
        });
        int stored = 0;
        for (int i = 0; i < 5; i++) {
            try {
                documents.add(AGENT, subject, pdf("a.pdf", "race"), null);
                stored++;
            } catch (RelaisException sweptMeanwhile) {
                assertEquals(Errors.UNAVAILABLE, sweptMeanwhile.code());
            }
        }
        sweeps.join();
        assertEquals(stored, desk.count("RELAIS_DOCUMENT"));
        documents.list(AGENT, subject).forEach(document -> documents.open(AGENT, document.id()));
    }

    @Test
    void aMissingFileIsSaidInWordsAndToTheOperator() throws Exception {
        CaseId subject = open("missing");
        DocumentView added = documents.add(AGENT, subject, pdf("a.pdf", "1"), null);
        assertEquals(Result.Status.OK, desk.documents.health().execute().getStatus());
        Files.delete(desk.documents.folder().resolve(desk.documents.files().get(0)));

        muchLater();
        desk.documents.sweep();
        assertEquals(Result.Status.WARN, desk.documents.health().execute().getStatus());
        assertRefused(DocumentErrors.CONTENT_MISSING, () -> documents.open(AGENT, added.id()));

        documents.add(AGENT, open("again"), pdf("a.pdf", "1"), null);
        desk.documents.sweep();
        assertEquals(Result.Status.OK, desk.documents.health().execute().getStatus());
        assertArrayEquals(bytes("1"), read(AGENT, added.id()));
    }

    private void muchLater() {
        desk.documents.age(Duration.ofHours(2));
        desk.clock.advance(Duration.ofHours(2));
    }

    private byte[] read(Caller caller, DocumentId document) throws IOException {
        try (InputStream content = documents.open(caller, document).source().open()) {
            return content.readAllBytes();
        }
    }

    private JournalEntry last(CaseId subject) {
        List<JournalEntry> entries =
                desk.cases.journal(OfficeFixture.SUPERVISOR, subject).entries();
        return entries.get(entries.size() - 1);
    }

    private void run(CaseId subject, CaseCommand command) {
        desk.cases.execute(OfficeFixture.SUPERVISOR, subject, OptionalLong.empty(), command);
    }

    private CaseId open(String key) {
        return receive(key, "Sujet " + key);
    }

    private CaseId receive(String key, String subject) {
        return desk.receive(key, Map.of("subject", subject, "topic", "vaccination"))
                .intake()
                .cases()
                .get(0)
                .id();
    }

    private static NewDocument pdf(String name, String text) {
        return new NewDocument(name, new ByteArrayInputStream(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return utf8("%PDF-1.4\n" + text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(ErrorCode code, org.junit.jupiter.api.function.Executable call) {
        RelaisException refused = assertThrows(RelaisException.class, call);
        assertEquals(code, refused.code(), refused.getMessage());
    }
}
