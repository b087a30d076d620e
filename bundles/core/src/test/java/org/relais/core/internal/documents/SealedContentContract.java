package org.relais.core.internal.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.intake.DeskLimits;
import org.relais.documents.DocumentErrors;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.Documents;
import org.relais.documents.NewDocument;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestEncryption;

/** Contents at rest, on a real database and a real disk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SealedContentContract {

    private static final Caller AGENT = OfficeFixture.AGENT;

    private final TestDatabase database = database();
    private final TestEncryption encryption = TestEncryption.inMemory();
    private DeskFixture desk;
    private Documents documents;

    abstract TestDatabase database();

    @BeforeEach
    void nothingIsThere() {
        desk = new DeskFixture(database.dataSource(), DeskLimits.DEFAULT, encryption);
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
    void neitherTheBytesNorTheNameOfAFileTellWhichContentItIs() throws IOException {
        DocumentView stored = store("a content that somebody knows");

        assertArrayEquals(bytes("a content that somebody knows"), read(stored.id()));
        String name = onlyFile();
        assertFalse(name.contains(stored.sha256()), name);
        assertFalse(name.contains(stored.sha256().substring(0, 8)), name);
        byte[] file = Files.readAllBytes(desk.documents.folder().resolve(name));
        assertFalse(new String(file, StandardCharsets.ISO_8859_1).contains("somebody"));
        DeskFixture elsewhere = new DeskFixture(database.dataSource(), DeskLimits.DEFAULT, TestEncryption.inMemory());
        desk.wipe();
        elsewhere.documents.service().store(AGENT, document("a content that somebody knows"), null);
        assertNotEquals(List.of(name), elsewhere.documents.files(), "named by the keys of the installation");
        elsewhere.wipeAndClose();
    }

    @Test
    void aContentOfBeforeIsReadAndStaysTheOneOfItsKind() throws IOException {
        DocumentView before = store("before");
        clear(before, "before");

        assertArrayEquals(bytes("before"), read(before.id()));
        DocumentView again = store("before");
        assertEquals(1, desk.count("RELAIS_CONTENT"));
        assertEquals(1, desk.documents.files().size());
        assertArrayEquals(bytes("before"), read(again.id()));
        desk.documents.sweep();
        assertEquals(List.of(path(before.sha256())), desk.documents.files());
    }

    @Test
    void contentsOfBeforeAreSealedInTheBackgroundAndTheClearFileGoes() throws IOException {
        DocumentView before = store("before");
        clear(before, "before");

        assertEquals(1, desk.documents.sealed().sealAnew(10));
        assertEquals(0, desk.documents.sealed().sealAnew(10));
        assertFalse(onlyFile().contains(before.sha256()));
        assertArrayEquals(bytes("before"), read(before.id()));
    }

    @Test
    void aContentOfBeforeWhoseFileIsMissingIsSealedWhenItIsBroughtAgain() throws IOException {
        DocumentView before = store("before");
        clear(before, "before");
        Files.delete(desk.documents.folder().resolve(onlyFile()));
        assertRefusedAsMissing(before);
        assertEquals(0, desk.documents.sealed().sealAnew(10), "what is missing is passed over");

        store("before");
        assertArrayEquals(bytes("before"), read(before.id()));
        assertFalse(onlyFile().contains(before.sha256()));
    }

    @Test
    void afterAChangeOfKeysEveryContentGetsAnotherFileAndCanBeReadAtEveryMoment() throws IOException {
        List<DocumentView> all =
                IntStream.range(0, 5).mapToObj(i -> store("content " + i)).toList();
        List<String> before = desk.documents.files();
        encryption.rotate();
        assertEquals(2, desk.documents.sealed().sealAnew(2));
        readAll(all);
        assertEquals(3, desk.documents.sealed().sealAnew(10));

        assertEquals(5, desk.documents.files().size());
        assertTrue(desk.documents.files().stream().noneMatch(before::contains));
        assertEquals(0, desk.documents.sealed().sealAnew(10));
        encryption.retire();
        readAll(all);
        desk.documents.sweep();
        assertEquals(5, desk.documents.files().size());
    }

    @Test
    void whoReadsWhileAContentIsSealedAnewReadsOn() throws IOException {
        DocumentView stored = store("x".repeat(900));
        var content = documents.open(AGENT, stored.id());
        try (InputStream reading = content.source().open()) {
            byte[] beginning = reading.readNBytes(20);
            encryption.rotate();
            desk.documents.sealed().sealAnew(10);
            encryption.retire();
            byte[] whole = bytes("x".repeat(900));

            assertArrayEquals(Arrays.copyOf(whole, 20), beginning);
            assertArrayEquals(Arrays.copyOfRange(whole, 20, whole.length), reading.readAllBytes());
        }
        try (InputStream later = content.source().open()) {
            assertArrayEquals(bytes("x".repeat(900)), later.readAllBytes());
        }
    }

    @Test
    void aFileThatWasAlteredOrExchangedIsNotHandedOut() throws IOException {
        DocumentView one = store("content 1");
        Path first = desk.documents.folder().resolve(onlyFile());
        byte[] good = Files.readAllBytes(first);
        DocumentView other = store("content 2");
        Path second = desk.documents
                .folder()
                .resolve(desk.documents.files().stream()
                        .filter(name -> !first.endsWith(name))
                        .findFirst()
                        .orElseThrow());
        Files.copy(second, first, StandardCopyOption.REPLACE_EXISTING);

        assertThrows(IOException.class, () -> read(one.id()));
        byte[] bad = good.clone();
        bad[bad.length - 1] ^= 1;
        Files.write(first, bad);
        assertThrows(IOException.class, () -> read(one.id()));
        encryption.rotate();
        assertEquals(1, desk.documents.sealed().sealAnew(10));
        assertThrows(IllegalStateException.class, () -> desk.documents.sealed().sealAnew(10));
        assertArrayEquals(bytes("content 2"), read(other.id()));
        Files.write(first, good);
        assertEquals(1, desk.documents.sealed().sealAnew(10));
        assertArrayEquals(bytes("content 1"), read(one.id()));
    }

    @Test
    void aFileThatIsCutOffCountsAsMissing() throws IOException {
        DocumentView stored = store("content");
        Path file = desk.documents.folder().resolve(onlyFile());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));

        assertRefusedAsMissing(stored);
    }

    @Test
    void whoDiesAfterMovingTheFileAndBeforeTheCommitLeavesTheContentWhereItWas() throws IOException {
        DocumentView stored = store("content");
        Path file = desk.documents.folder().resolve(onlyFile());
        encryption.rotate();
        // what the one who died has placed; its row was rolled back
        Path stray = desk.documents.folder().resolve("aa").resolve("a".repeat(64));
        Files.createDirectories(stray.getParent());
        Files.copy(file, stray);
        Files.copy(file, desk.documents.folder().resolve("incoming").resolve("half"));

        assertArrayEquals(bytes("content"), read(stored.id()));
        assertEquals(1, desk.documents.sealed().sealAnew(10));
        desk.documents.sweep();
        assertEquals(3, desk.documents.files().size(), "young files may be in use");
        muchLater();
        desk.documents.sweep();
        assertEquals(1, desk.documents.files().size());
        assertArrayEquals(bytes("content"), read(stored.id()));
    }

    @Test
    void whoDiesAfterTheCommitLeavesAnOldFileThatIsSweptAway() throws IOException {
        DocumentView stored = store("content");
        Path old = desk.documents.folder().resolve(onlyFile());
        byte[] kept = Files.readAllBytes(old);
        encryption.rotate();
        desk.documents.sealed().sealAnew(10);
        Files.write(old, kept);

        muchLater();
        desk.documents.sweep();
        assertFalse(Files.exists(old));
        assertEquals(1, desk.documents.files().size());
        assertArrayEquals(bytes("content"), read(stored.id()));
    }

    @Test
    void keysChangeWhileEightThreadsReadAndWriteAndOneSweeps() {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try {
            List<CompletableFuture<Map<DocumentId, String>>> clients = IntStream.range(0, 8)
                    .mapToObj(client -> CompletableFuture.supplyAsync(() -> work(client, over), threads))
                    .toList();
            CompletableFuture<Void> sweeper = CompletableFuture.runAsync(
                    () -> {
                        while (!over.get()) {
                            desk.documents.age(Duration.ofHours(2));
                            desk.documents.sweep();
                        }
                    },
                    threads);
            for (int change = 0; change < 3; change++) {
                encryption.rotate();
                sealEverything();
            }
            over.set(true);
            Map<DocumentId, String> all = new HashMap<>();
            clients.forEach(client -> all.putAll(client.join()));
            sweeper.join();
            sealEverything();
            encryption.retire();
            all.forEach((id, text) -> assertArrayEquals(bytes(text), readUnchecked(id)));
            muchLater();
            desk.documents.sweep();
            assertEquals(desk.count("RELAIS_CONTENT"), desk.documents.files().size());
        } finally {
            over.set(true);
            threads.shutdown();
        }
    }

    private void sealEverything() {
        for (int batch = 1; batch > 0; ) {
            batch = desk.documents.sealed().sealAnew(5);
        }
    }

    /** Stores contents of its own and one that all have, and reads them, at least five times. */
    private Map<DocumentId, String> work(int client, AtomicBoolean over) {
        Map<DocumentId, String> mine = new HashMap<>();
        for (int i = 0; i < 5 || !over.get() && i < 40; i++) {
            for (String text : List.of(client + "-" + i, "of all " + i)) {
                mine.put(store(text).id(), text);
            }
            mine.forEach((id, text) -> assertArrayEquals(bytes(text), readUnchecked(id)));
        }
        return mine;
    }

    private DocumentView store(String text) {
        return documents.store(AGENT, document(text), null);
    }

    private static NewDocument document(String text) {
        return new NewDocument("a.pdf", new ByteArrayInputStream(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return ("%PDF-1.4\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** As it lies in the folder and the table of an installation of before. */
    private void clear(DocumentView stored, String text) throws IOException {
        Files.delete(desk.documents.folder().resolve(onlyFile()));
        Path file = desk.documents.folder().resolve(path(stored.sha256()));
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(text));
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_CONTENT set FILE_NAME = SHA256")
                .executeUpdate());
    }

    private static String path(String name) {
        return name.substring(0, 2) + "/" + name;
    }

    private String onlyFile() {
        List<String> files = new ArrayList<>(desk.documents.files());
        assertEquals(1, files.size(), files::toString);
        return files.get(0);
    }

    private void assertRefusedAsMissing(DocumentView document) {
        RelaisException refused = assertThrows(RelaisException.class, () -> documents.open(AGENT, document.id()));
        assertEquals(DocumentErrors.CONTENT_MISSING, refused.code());
    }

    private void readAll(List<DocumentView> all) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            assertArrayEquals(bytes("content " + i), read(all.get(i).id()));
        }
    }

    private byte[] read(DocumentId document) throws IOException {
        try (InputStream content = documents.open(AGENT, document).source().open()) {
            return content.readAllBytes();
        }
    }

    private byte[] readUnchecked(DocumentId document) {
        try {
            return read(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void muchLater() {
        desk.documents.age(Duration.ofHours(2));
        desk.clock.advance(Duration.ofHours(2));
    }
}
