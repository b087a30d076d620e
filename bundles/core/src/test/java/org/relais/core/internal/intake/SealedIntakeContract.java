package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.ServiceFixture;
import org.relais.core.internal.entity.SealedForms;
import org.relais.core.internal.entity.SealedIntakes;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.Submission;
import org.relais.intake.WaitingIntake;
import org.relais.intake.WorklistQuery;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.encryption.SealedTexts;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestEncryption;
import org.relais.texts.LocalizedText;

/** Forms at rest, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SealedIntakeContract {

    private static final Caller AGENT = OfficeFixture.AGENT;
    private static final String MARK = "Zébulon-4711";

    private final TestDatabase database = database();
    private final Channel counter = new Channel() {
        @Override
        public ChannelDescriptor descriptor() {
            return new ChannelDescriptor(DeskFixture.CHANNEL, new LocalizedText("Guichet", "Counter"), """
                    {"type":"object","additionalProperties":false,"required":["subject"],
                     "properties":{"subject":{"type":"string"},"note":{"type":"string"}}}
                    """);
        }

        @Override
        public Interpretation interpret(StampedIntake intake) {
            return DeskFixture.meaning(intake);
        }
    };
    private TestEncryption encryption;
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void counterWasThere() {
        encryption = TestEncryption.inMemory();
        start();
        desk.intakes.arrive(counter);
    }

    private void start() {
        desk = new DeskFixture(database.dataSource(), DeskLimits.DEFAULT, encryption);
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
    void aPurgeBetweenReadingAndSealingIsNotUndone() {
        IntakeId id = handInToTheService(form("Feuille", MARK)).intake().id();
        encryption.rotate();
        // between the page that is read and the row that is sealed, the round asks whether the row is current
        Interrupted purging =
                new Interrupted(encryption.fields(), () -> desk.serviceRetention.purge(id, List.of("/note")));
        SealedIntakes sealing = new SealedIntakes(
                desk.unitOfWork,
                desk.persistence.entityManager("core"),
                new SealedForms(purging),
                new FormHashes(purging));
        assertEquals(0, sealing.sealAnew(10), "the purge has sealed it with the current key");

        assertEquals(Map.of("subject", "Feuille"), left(id));
        encryption.rotate();
        assertEquals(1, desk.sealedIntakes.sealAnew(10));
        encryption.retire();
        assertEquals(Map.of("subject", "Feuille"), left(id));
        everything().forEach((table, content) -> assertFalse(content.contains(MARK), table));
    }

    @Test
    void theKeyOfWhatIsPurgedAnswersTheFirstResultAfterItsFingerprintCannotBeMadeAnyMore() {
        IntakeReceipt sealedAfter = handInToTheService(form("Feuille", MARK));
        desk.serviceRetention.purge(sealedAfter.intake().id(), List.of("/note"));
        encryption.rotate();
        IntakeReceipt sealedByThePurge = handInToTheService("late", form("Feuille", MARK));
        encryption.rotate();
        desk.serviceRetention.purge(sealedByThePurge.intake().id(), List.of(""));
        sealEverything();
        encryption.retire();

        assertEquals(
                sealedAfter.intake(), handInToTheService(form("Feuille", MARK)).intake());
        IntakeReceipt late = handInToTheService("late", form("Feuille", MARK));
        assertEquals(sealedByThePurge.intake(), late.intake());
        assertTrue(late.repeated());
        IntakeReceipt other = handInToTheService("late", form("Autre", "x"));
        assertEquals(late.intake(), other.intake(), "nothing is left to compare it with: the key alone counts");
        assertEquals(Map.of("subject", "Feuille"), left(sealedAfter.intake().id()));
        assertEquals(Map.of(), left(sealedByThePurge.intake().id()));
    }

    @Test
    void whatWasPurgedInClearBeforeIsSealedAndItsKeyAnswersAsEver() {
        IntakeReceipt first = handInToTheService(form("Feuille", MARK));
        IntakeId id = first.intake().id();
        put(id, "{\"subject\":\"Feuille\"}", stored(id).hash());
        sealEverything();
        assertTrue(encryption.fields().isCurrent(stored(id).form()));
        encryption.rotate();
        sealEverything();
        encryption.retire();

        assertEquals(first.intake(), handInToTheService(form("Feuille", MARK)).intake());
        assertEquals(Map.of("subject", "Feuille"), left(id));
    }

    private IntakeReceipt handInToTheService(Map<String, Object> form) {
        return handInToTheService("k", form);
    }

    private IntakeReceipt handInToTheService(String key, Map<String, Object> form) {
        desk.intakes.arrive(ServiceFixture.channel());
        return desk.intakes
                .desk()
                .receive(OfficeFixture.CLAIMS, ServiceFixture.CHANNEL, new Submission(key, new FormData(form)));
    }

    private Map<String, Object> left(IntakeId id) {
        SealedTexts texts = new SealedTexts(encryption.fields(), "core.intake");
        return FormJson.parse(texts.open(id.toString(), stored(id).form())).members();
    }

    /** Something happens once, before the first answer to the question whether a form is current. */
    private static final class Interrupted implements FieldEncryption {

        private final FieldEncryption usual;
        private final Runnable what;
        private final AtomicBoolean over = new AtomicBoolean();

        Interrupted(FieldEncryption usual, Runnable what) {
            this.usual = usual;
            this.what = what;
        }

        @Override
        public String seal(String plain, String context) {
            return usual.seal(plain, context);
        }

        @Override
        public String open(String sealed, String context) {
            return usual.open(sealed, context);
        }

        @Override
        public boolean isCurrent(String sealed) {
            if (!over.getAndSet(true)) {
                what.run();
            }
            return usual.isCurrent(sealed);
        }

        @Override
        public List<String> fingerprints(String value, String context) {
            return usual.fingerprints(value, context);
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

    private void sealEverything() {
        for (int batch = 1; batch > 0; ) {
            batch = desk.sealedIntakes.sealAnew(20);
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

    private static Map<String, Object> form(String subject, String note) {
        return Map.of("subject", subject, "note", note);
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

    private Map<String, Object> form(IntakeId id) {
        return desk.intakes.worklist().get(AGENT, id).form().members();
    }

    private record Stored(String form, String hash) {}

    private Stored stored(IntakeId id) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select FORM, FORM_HASH from RELAIS_INTAKE where ID = '" + id + "'")) {
            row.next();
            return new Stored(row.getString(1), row.getString(2));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As it lies in the table of an installation of before. */
    private void clear(IntakeId id, String form) {
        assertTrue(stored(id).form().startsWith(FieldEncryption.PREFIX));
        put(id, form, sha256(form));
    }

    private void put(IntakeId id, String form, String hash) {
        try (Connection connection = database.dataSource().getConnection();
                var update =
                        connection.prepareStatement("update RELAIS_INTAKE set FORM = ?, FORM_HASH = ? where ID = ?")) {
            update.setString(1, form);
            update.setString(2, hash);
            update.setString(3, id.toString());
            assertEquals(1, update.executeUpdate());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every value of every table, as text. */
    private Map<String, String> everything() {
        Map<String, String> everything = new HashMap<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection
                    .getMetaData()
                    .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    StringBuilder text = new StringBuilder();
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            text.append(rows.getString(column)).append('\n');
                        }
                    }
                    everything.put(table.toUpperCase(java.util.Locale.ROOT), text.toString());
                }
            }
            return everything;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
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
