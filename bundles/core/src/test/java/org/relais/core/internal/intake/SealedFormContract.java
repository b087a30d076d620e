package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.WaitingIntake;
import org.relais.intake.WorklistQuery;
import org.relais.spi.encryption.FieldEncryption;

/** Forms at rest: sealed, read and compared as ever, and sealed anew, on a real database. */
abstract class SealedFormContract extends SealedIntakeContract {

    @Test
    void nothingOfAFormThatNoCaseShowsStandsInAnyTable() {
        desk.receive("registered", form("Sujet", MARK));
        desk.intakes.leave(counter);
        desk.receive("waiting", form(MARK, "x"));

        Map<String, String> everything = everything();
        assertTrue(everything.get("RELAIS_INTAKE").contains("registered"));
        everything.forEach((table, content) -> assertFalse(content.contains(MARK), table));
        String plain = sha256(canonical("Sujet", MARK));
        everything.forEach((table, content) -> assertFalse(content.contains(plain), table));
    }

    @Test
    void aFormOfBeforeIsReadComparedAndInterpretedAsEver() {
        desk.intakes.leave(counter);
        IntakeId id = receive("k", form("Avant", "note")).intake().id();
        clear(id, canonical("Avant", "note"));

        assertEquals("Avant", first().excerpt().split(" · ")[0]);
        assertTrue(receive("k", form("Avant", "note")).repeated());
        assertConflict("k", form("Avant", "autre"));
        desk.intakes.arrive(counter);
        assertEquals(IntakeState.REGISTERED, desk.intakes.desk().get(AGENT, id).state());
        assertEquals("Avant", form(id).get("subject"));
    }

    @Test
    void formsOfBeforeAreSealedInTheBackgroundAndDisturbNobody() {
        desk.intakes.leave(counter);
        IntakeId id = receive("k", form("Avant", "note")).intake().id();
        clear(id, canonical("Avant", "note"));
        long revision = first().revision();

        assertEquals(1, desk.sealedIntakes.sealAnew(10));
        assertEquals(0, desk.sealedIntakes.sealAnew(10));
        Stored stored = stored(id);
        assertTrue(encryption.fields().isCurrent(stored.form()), stored.form());
        assertNotEquals(sha256(canonical("Avant", "note")), stored.hash());
        assertEquals("Avant", form(id).get("subject"));
        assertTrue(receive("k", form("Avant", "note")).repeated());
        assertConflict("k", form("Avant", "autre"));
        desk.intakes.worklist().perform(AGENT, id, OptionalLong.of(revision), new IntakeAction.Assign(AGENT.account()));
    }

    @Test
    void afterAChangeOfKeysWhatWasStoredIsReadAndComparedBeforeAndAfterItIsSealedAnew() {
        IntakeReceipt receipt = receive("k", form("Sujet", "note"));
        IntakeId id = receipt.intake().id();
        Stored before = stored(id);
        encryption.rotate();

        assertEquals(receipt.intake(), receive("k", form("Sujet", "note")).intake());
        assertConflict("k", form("Sujet", "autre"));
        assertEquals(1, desk.sealedIntakes.sealAnew(10));
        assertNotEquals(before, stored(id));
        encryption.retire();
        assertEquals("Sujet", form(id).get("subject"));
        assertTrue(receive("k", form("Sujet", "note")).repeated());
        assertConflict("k", form("Sujet", "autre"));
    }

    @Test
    void aFormThatWasAlteredOrMovedStandsInTheWayOfNoOther() {
        desk.intakes.leave(counter);
        IntakeId altered = receive("a", form("Un", "x")).intake().id();
        desk.clock.advance(Duration.ofSeconds(1));
        IntakeId moved = receive("b", form("Deux", "x")).intake().id();
        desk.clock.advance(Duration.ofSeconds(1));
        IntakeId good = receive("c", form("Trois", "x")).intake().id();
        String form = stored(altered).form();
        put(moved, form, stored(moved).hash());
        put(
                altered,
                form.substring(0, form.length() - 9) + "AAAAAAAAA",
                stored(altered).hash());

        assertEquals(
                List.of("", "", "Trois"),
                desk.intakes.worklist().find(AGENT, query()).items().stream()
                        .map(item -> item.excerpt().split(" · ")[0])
                        .toList());
        desk.intakes.arrive(counter);
        assertEquals(
                IntakeState.REGISTERED, desk.intakes.desk().get(AGENT, good).state());
        assertEquals(
                IntakeState.STAMPED, desk.intakes.desk().get(AGENT, altered).state());
        assertEquals(IntakeState.STAMPED, desk.intakes.desk().get(AGENT, moved).state());
        encryption.rotate();
        assertEquals(1, desk.sealedIntakes.sealAnew(10));
        assertThrows(IllegalStateException.class, () -> desk.sealedIntakes.sealAnew(10));
    }

    @Test
    void whatIsInterruptedGoesOnWithAnotherNodeAndNothingIsLostOrLeft() {
        List<IntakeId> all = IntStream.range(0, 230)
                .mapToObj(
                        i -> receive("k" + i, form("Sujet " + i, "x")).intake().id())
                .toList();
        encryption.rotate();
        assertEquals(50, desk.sealedIntakes.sealAnew(50));
        Thread.currentThread().interrupt();
        assertThrows(IllegalStateException.class, () -> desk.sealedIntakes.sealAnew(1000));
        assertFalse(Thread.interrupted());
        desk.close();
        start();

        int sealed = 0;
        for (int batch = desk.sealedIntakes.sealAnew(100); batch > 0; batch = desk.sealedIntakes.sealAnew(100)) {
            sealed += batch;
        }
        assertEquals(180, sealed);
        encryption.retire();
        for (int i = 0; i < all.size(); i++) {
            assertEquals("Sujet " + i, form(all.get(i)).get("subject"));
        }
    }

    @Test
    void keysChangeWhileEightThreadsReadAndWrite() {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Map<IntakeId, String>>> clients = IntStream.range(0, 8)
                    .mapToObj(client -> CompletableFuture.supplyAsync(() -> work(client, over), threads))
                    .toList();
            for (int change = 0; change < 3; change++) {
                encryption.rotate();
                sealEverything();
            }
            over.set(true);
            Map<IntakeId, String> all = new HashMap<>();
            clients.forEach(client -> all.putAll(client.join()));
            sealEverything();
            encryption.retire();
            all.forEach((id, subject) -> assertEquals(subject, form(id).get("subject")));
            assertEquals(all.size(), desk.count("RELAIS_INTAKE"));
        } finally {
            over.set(true);
            threads.shutdown();
        }
    }

    /** Hands in, hands in again and reads, at least ten times. */
    private Map<IntakeId, String> work(int client, AtomicBoolean over) {
        Map<IntakeId, String> mine = new HashMap<>();
        for (int i = 0; i < 10 || !over.get(); i++) {
            String key = client + "-" + i;
            IntakeId id = receive(key, form("Sujet " + key, "x")).intake().id();
            mine.put(id, "Sujet " + key);
            assertTrue(receive(key, form("Sujet " + key, "x")).repeated());
            mine.forEach((one, subject) -> assertEquals(subject, form(one).get("subject")));
        }
        return mine;
    }

    private static String canonical(String subject, String note) {
        return "{\"note\":\"%s\",\"subject\":\"%s\"}".formatted(note, subject);
    }

    private IntakeReceipt receive(String key, Map<String, Object> form) {
        return desk.receive(key, form);
    }

    private void assertConflict(String key, Map<String, Object> other) {
        RelaisException refused = assertThrows(RelaisException.class, () -> receive(key, other));
        assertEquals(Errors.IDEMPOTENCY_KEY_REUSED, refused.code());
    }

    private WaitingIntake first() {
        return desk.intakes.worklist().find(AGENT, query()).items().get(0);
    }

    private static WorklistQuery query() {
        return WorklistQuery.of(Map.of());
    }

    /** As it lies in the table of an installation of before. */
    private void clear(IntakeId id, String form) {
        assertTrue(stored(id).form().startsWith(FieldEncryption.PREFIX));
        put(id, form, sha256(form));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
