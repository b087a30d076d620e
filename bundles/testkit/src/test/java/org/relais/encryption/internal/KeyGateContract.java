package org.relais.encryption.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPersistence;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeyGateContract {

    @TempDir
    private Path folder;

    private final TestDatabase database = createDatabase();
    private TestPersistence persistence;
    private KeyFile file;

    abstract TestDatabase createDatabase();

    @BeforeEach
    void openDatabase() throws IOException {
        persistence = TestPersistence.open(database.dataSource(), "encryption");
        file = new KeyFile(folder.resolve("relais.keys"), Files.createDirectory(folder.resolve("relais")));
    }

    @AfterEach
    void nothingIsLeft() {
        KeyNode.wipe(persistence);
        persistence.close();
        assertEquals(0, database.activeConnections(), "connections still borrowed after the test");
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void theFirstStartMakesTheKeyFileAndLaterStartsUseIt() {
        KeyNode first = new KeyNode(persistence, file);
        String sealed = first.fields().seal("text", "here");

        assertTrue(first.isOpen());
        assertEquals(Result.Status.OK, first.gate.execute().getStatus());
        assertEquals("text", new KeyNode(persistence, file).fields().open(sealed, "here"));
    }

    @Test
    void nodesThatStartAtTheSameMomentMakeTheKeysOnce() {
        List<KeyNode> nodes = IntStream.range(0, 4)
                .mapToObj(any -> CompletableFuture.supplyAsync(() -> new KeyNode(persistence, file)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        String sealed = nodes.get(0).fields().seal("text", "here");
        nodes.forEach(node -> assertEquals("text", node.fields().open(sealed, "here")));
    }

    @Test
    void aKeyFileThatIsThereIsUsedForANewDatabase() {
        Keys kept = Keys.fresh();
        file.write(kept);

        assertEquals(kept.ids(), new KeyNode(persistence, file).ring().toOpen().ids());
    }

    @Test
    void withoutItsKeyFileADatabaseIsRefusedAndNoNewKeysAreMade() throws IOException {
        String sealed = new KeyNode(persistence, file).fields().seal("text", "here");
        Path backup = Files.move(file.path(), folder.resolve("backup"));
        KeyNode node = new KeyNode(persistence, file);

        assertRefused(node, "manque", "is missing");
        assertFalse(Files.exists(file.path()));
        Files.move(backup, file.path());
        node.gate.look();
        assertTrue(node.isOpen());
        assertEquals(Result.Status.OK, node.gate.execute().getStatus());
        assertEquals("text", node.fields().open(sealed, "here"));
    }

    @Test
    void theKeysOfAnotherInstallationAreRefused() {
        assertTrue(new KeyNode(persistence, file).isOpen());
        file.write(Keys.fresh());

        assertRefused(new KeyNode(persistence, file), "n'ouvre pas", "does not open");
    }

    @Test
    void keysOfBeforeAChangeAreRefusedOnceTheChangeIsThrough() {
        KeyNode node = new KeyNode(persistence, file);
        Keys before = node.ring().toOpen();
        node.ring().replace(before.rotated());
        node.sealingAnew().run(java.time.Instant.EPOCH);
        file.write(before);

        assertRefused(new KeyNode(persistence, file), "n'ouvre pas", "does not open");
    }

    @Test
    void aFileInAWrongPlaceOpenToOthersOrDamagedIsRefusedAlsoForANewDatabase() throws IOException {
        KeyFile inside = new KeyFile(file.dataFolder().resolve("keys"), file.dataFolder());
        assertRefused(new KeyNode(persistence, inside), "dans le dossier de données", "in the data folder");
        assertFalse(Files.exists(inside.path()));
        file.write(Keys.fresh());
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
        KeyNode node = new KeyNode(persistence, file);
        assertRefused(node, "ouvert à d'autres", "open to others");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file.path(), "{}");
        node.gate.look();
        assertRefused(node, "endommagé", "damaged");
    }

    private static void assertRefused(KeyNode node, String french, String english) {
        Result health = node.gate.execute();
        List<String> messages = StreamSupport.stream(health.spliterator(), false)
                .map(ResultLog.Entry::getMessage)
                .toList();

        assertFalse(node.isOpen());
        assertEquals(Result.Status.CRITICAL, health.getStatus());
        assertTrue(messages.get(0).contains(french), messages::toString);
        assertTrue(messages.get(1).contains(english), messages::toString);
    }
}
