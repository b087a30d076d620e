package org.relais.encryption.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.relais.encryption.EncryptionErrors;
import org.relais.encryption.KeyChanges;
import org.relais.encryption.KeyStatus;
import org.relais.encryption.KeyStatus.Holder;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.spi.encryption.UnreadableException;
import org.relais.spi.journal.PlugInJournal;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPersistence;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeyChangeContract {

    private static final Instant NOW = Instant.parse("2021-09-07T00:00:00Z");
    private static final Caller ADMIN = FakePermissions.agent("admin");

    @TempDir
    private Path folder;

    private final List<String> entries = new CopyOnWriteArrayList<>();
    private final PlugInJournal journal = (caller, subject, action, changes, reason) ->
            entries.add("%s %s %s %s".formatted(caller.account(), subject, action, reason));
    private final FakePermissions permissions = new FakePermissions();
    private final TestDatabase database = createDatabase();
    private TestPersistence persistence;
    private KeyFile file;
    private KeyNode node;
    private KeyChanges changes;
    private SealingAnew task;
    private RememberedTexts texts;

    abstract TestDatabase createDatabase();

    @BeforeEach
    void aNodeHasSealedSomething() throws IOException {
        persistence = TestPersistence.open(database.dataSource(), "encryption");
        file = new KeyFile(folder.resolve("relais.keys"), Files.createDirectory(folder.resolve("relais")));
        permissions.grant(ADMIN, EncryptionPermissions.ROTATE);
        entries.clear();
        start();
        texts = new RememberedTexts("texts", node.fields());
        IntStream.range(0, 250).forEach(i -> texts.put("id" + i));
        node.holders.bindHolder(texts);
        settle();
    }

    private void start() {
        node = new KeyNode(persistence, file);
        changes = node.changes(journal, permissions);
        task = node.sealingAnew();
    }

    /** Whoever has nothing left counts as done now. */
    private void settle() {
        task.run(NOW);
        node.pass(KeyNode.SETTLING);
        task.run(NOW);
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
    void withoutAChangeEverybodyIsDoneAndNobodyIsAskedAgain() {
        KeyStatus status = changes.status(ADMIN);

        assertEquals(List.of(new Holder("texts", 0, true, true)), status.holders());
        assertEquals(List.of(), status.old());
        assertFalse(status.retirable());
        int calls = texts.calls;
        assertEquals(NOW.plusSeconds(10), task.run(NOW));
        assertEquals(calls, texts.calls);
    }

    @Test
    void afterAChangeEverythingIsSealedAnewAndTheOldKeyCanGo() {
        KeyStatus before = changes.status(ADMIN);
        KeyStatus rotated = changes.rotate(ADMIN, " Départ d'un exploitant ");

        assertEquals(List.of(before.current()), rotated.old());
        assertNotEquals(before.current(), rotated.current());
        assertEquals(List.of(new Holder("texts", 0, false, true)), rotated.holders());
        assertRefused(EncryptionErrors.KEYS_IN_USE, () -> changes.retire(ADMIN, "r"));
        texts.requireReadable();
        assertEquals(NOW.plusSeconds(1), task.run(NOW));
        assertEquals(
                List.of(new Holder("texts", 250, false, true)),
                changes.status(ADMIN).holders());
        assertRefused(EncryptionErrors.KEYS_IN_USE, () -> changes.retire(ADMIN, "r"));
        settle();

        assertTrue(changes.status(ADMIN).retirable());
        KeyStatus retired = changes.retire(ADMIN, "Rechiffré");
        assertEquals(List.of(), retired.old());
        assertEquals(rotated.current(), retired.current());
        texts.requireReadable();
        assertEquals(
                List.of(
                        "admin encryption keys rotate Départ d'un exploitant",
                        "admin encryption keys retire Rechiffré"),
                entries);
        changes.retire(ADMIN, "again");
        assertEquals(2, entries.size());
        start();
        assertTrue(node.isOpen(), "the check value is sealed with the key that stays");
        texts.requireReadable();
    }

    @Test
    void whatTheOldKeyHasSealedOpensNoMoreOnceThatIsGone() {
        String backup = texts.sealed.get("id0");
        changes.rotate(ADMIN, "r");
        settle();
        assertEquals("text of id0", node.fields().open(backup, "id0"));
        changes.retire(ADMIN, "r");

        assertThrows(UnreadableException.class, () -> node.fields().open(backup, "id0"));
    }

    @Test
    void aNodeThatDiesInBetweenIsFollowedByOneThatGoesOn() {
        changes.rotate(ADMIN, "r");
        texts.sealAnew(120);
        start();
        RememberedTexts again = new RememberedTexts("texts", node.fields());
        again.sealed.putAll(texts.sealed);
        node.holders.bindHolder(again);
        settle();

        assertEquals(
                List.of(new Holder("texts", 130, true, true)),
                changes.status(ADMIN).holders());
        changes.retire(ADMIN, "r");
        again.requireReadable();
    }

    @Test
    void whatAnotherNodeSealsBeforeItNoticesTheKeyIsSealedAnewToo() {
        KeyNode slow = new KeyNode(persistence, file);
        RememberedTexts late = new RememberedTexts("late", slow.fields());
        late.put("before");
        changes.rotate(ADMIN, "r");
        task.run(NOW);
        late.put("after");
        texts.sealed.putAll(late.sealed);

        assertEquals(
                2,
                texts.sealed.values().stream()
                        .filter(text -> !node.fields().isCurrent(text))
                        .count());
        settle();
        assertTrue(texts.sealed.values().stream().allMatch(node.fields()::isCurrent));
        texts.requireReadable();
    }

    @Test
    void whoWasThereAndIsNotKeepsTheOldKeysUntilItIsBack() {
        changes.rotate(ADMIN, "r");
        settle();
        node.holders.unbindHolder(texts);

        RelaisException refused = assertRefused(EncryptionErrors.KEYS_IN_USE, () -> changes.retire(ADMIN, "r"));
        assertEquals(List.of("texts"), refused.members().get("absent"));
        assertEquals(1, changes.status(ADMIN).old().size());
        node.holders.bindHolder(texts);
        changes.retire(ADMIN, "r");
        texts.requireReadable();
    }

    @Test
    void whoeverArrivesLaterIsAskedAboutTheKeysThatThereAre() {
        changes.rotate(ADMIN, "r");
        settle();
        RememberedTexts newcomer = new RememberedTexts("newcomer", node.fields());
        node.holders.bindHolder(newcomer);

        RelaisException refused = assertRefused(EncryptionErrors.KEYS_IN_USE, () -> changes.retire(ADMIN, "r"));
        assertEquals(List.of("newcomer"), refused.members().get("left"));
        task.run(NOW);
        changes.retire(ADMIN, "r");
    }

    @Test
    void aHolderThatFailsStopsNobodyElseAndKeepsTheOldKeys() {
        RememberedTexts failing = new RememberedTexts("failing", node.fields());
        failing.fails = true;
        node.holders.bindHolder(failing);
        changes.rotate(ADMIN, "r");

        IllegalStateException told = assertThrows(IllegalStateException.class, () -> task.run(NOW));
        assertTrue(told.getMessage().contains("failing"), told.getMessage());
        node.pass(KeyNode.SETTLING);
        assertThrows(IllegalStateException.class, () -> task.run(NOW));
        assertEquals(
                List.of(new Holder("failing", 0, false, true), new Holder("texts", 250, true, true)),
                changes.status(ADMIN).holders());
        assertRefused(EncryptionErrors.KEYS_IN_USE, () -> changes.retire(ADMIN, "r"));
    }

    @Test
    void somethingSealedWithAnOldKeyAtTheLastMomentIsFoundBeforeThatGoes() {
        RememberedTexts late = new RememberedTexts("texts", new KeyNode(persistence, file).fields());
        late.put("late");
        changes.rotate(ADMIN, "r");
        settle();
        texts.sealed.putAll(late.sealed);

        assertRefused(EncryptionErrors.KEYS_IN_USE, () -> changes.retire(ADMIN, "r"));
        changes.retire(ADMIN, "r");
        assertTrue(texts.sealed.values().stream().allMatch(node.fields()::isCurrent));
    }

    @Test
    void keysMayBeChangedAgainBeforeTheFirstChangeIsThrough() {
        changes.rotate(ADMIN, "one");
        texts.sealAnew(100);
        KeyStatus twice = changes.rotate(ADMIN, "two");

        assertEquals(2, twice.old().size());
        settle();
        assertEquals(
                List.of(new Holder("texts", 250, true, true)),
                changes.status(ADMIN).holders());
        assertEquals(List.of(), changes.retire(ADMIN, "r").old());
        texts.requireReadable();
    }

    @Test
    void whoMayNotIsRefusedAndAReasonHasToBeGiven() {
        Caller agent = FakePermissions.agent("agent");
        assertRefused(Errors.FORBIDDEN, () -> changes.status(agent));
        assertRefused(Errors.FORBIDDEN, () -> changes.rotate(agent, "r"));
        assertRefused(Errors.FORBIDDEN, () -> changes.retire(agent, "r"));
        assertRefused(Errors.INVALID_REQUEST, () -> changes.rotate(ADMIN, " "));
        assertRefused(Errors.INVALID_REQUEST, () -> changes.rotate(ADMIN, "x".repeat(1001)));
        assertEquals(List.of(), entries);
        assertEquals(1, file.read().orElseThrow().ids().size());
    }

    @Test
    void whatCannotBeWrittenDownDoesNotHappen() throws IOException {
        KeyChanges unrecorded = node.changes(
                (caller, subject, action, fields, reason) -> {
                    throw new IllegalStateException("the journal is not there");
                },
                permissions);
        assertThrows(IllegalStateException.class, () -> unrecorded.rotate(ADMIN, "r"));
        assertEquals(1, file.read().orElseThrow().ids().size());

        Files.delete(file.path());
        node.pass(Duration.ofSeconds(1));
        Files.createDirectories(file.path().resolve("occupied"));
        assertRefused(Errors.UNAVAILABLE, () -> changes.rotate(ADMIN, "r"));
        assertEquals(List.of(), changes.status(ADMIN).old());
    }

    @Test
    void twoWhoChangeKeysAtTheSameMomentOnTwoNodesDoItInTurn() {
        KeyNode other = new KeyNode(persistence, file);
        KeyChanges elsewhere = other.changes(journal, permissions);
        CompletableFuture<KeyStatus> one = CompletableFuture.supplyAsync(() -> changes.rotate(ADMIN, "one"));
        elsewhere.rotate(ADMIN, "two");
        one.join();
        other.pass(Duration.ofSeconds(1));
        node.pass(Duration.ofSeconds(1));

        assertEquals(3, file.read().orElseThrow().ids().size());
        assertEquals(other.ring().toOpen().ids(), node.ring().toOpen().ids());
        texts.requireReadable();
    }

    private static RelaisException assertRefused(ErrorCode code, org.junit.jupiter.api.function.Executable call) {
        RelaisException refused = assertThrows(RelaisException.class, call);
        assertEquals(code, refused.code(), refused.getMessage());
        return refused;
    }
}
