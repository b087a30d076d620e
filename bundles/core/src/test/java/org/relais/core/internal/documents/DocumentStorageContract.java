package org.relais.core.internal.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseId;
import org.relais.core.internal.OfficeFixture;
import org.relais.documents.DocumentErrors;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;

/** How contents are kept: once, whole or not at all, and swept away when nothing needs them, on a real database and real files. */
abstract class DocumentStorageContract extends DocumentContract {

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
}
