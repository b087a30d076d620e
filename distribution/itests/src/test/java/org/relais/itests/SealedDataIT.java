package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Bytes;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Command;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ScriptedRelais;
import org.relais.itests.harness.Soap;
import org.relais.itests.harness.Uploads;

/** What lies on the disk can be read with the keys alone, and the keys can be changed while everything runs. */
class SealedDataIT {

    private static final String PHONE = "org.relais.channel.phone";
    private static final String ENCRYPTION = "/api/v1/encryption";
    private static final String REASON = "{\"reason\":\"Essai\"}";

    /** A minute is too long here. */
    private static final String SETTLING = "settleSeconds = 4\n";

    /** Of a size that takes a moment to seal. */
    private static final String FILLING = "x".repeat(300_000);

    private static final int BEFORE = 120;

    @Test
    void nothingOfAFormOrADocumentIsFoundInTheBytesOfTheDataFolder() {
        String open = "Ouvert-" + Calls.newKey();
        String mark = "Secret-" + Calls.newKey();
        try (ScriptedRelais relais = new ScriptedRelais("sealed", Map.of())) {
            relais.start();
            Api agent = new Api(relais.url()).signedIn("agent");
            ObjectNode shown = Calls.complete();
            shown.put("subject", open);
            String reference = Calls.receive(agent, shown).expect(201).text("/cases/0/reference");
            String sha256 = Uploads.send(agent, attachments(reference), "a.pdf", Uploads.pdf(mark + FILLING))
                    .expect(201)
                    .text("/sha256");
            Uploads.send(agent, attachments(reference), "a.html", "<html><body>" + mark)
                    .expect(415);
            addOverSoap(agent, reference, Uploads.pdf(mark + " over SOAP" + FILLING));
            relais.shell("bundle:stop " + PHONE);
            String waiting = waiting(agent, mark);
            assertTrue(
                    agent.get("/api/v1/intakes/" + waiting).expect(200).body().contains(mark));
            relais.kill();
            relais.start();
            relais.stop();

            assertFalse(Bytes.find(relais.data(), open).isEmpty(), "the search finds what lies in clear");
            assertEquals(List.of(), Bytes.find(relais.data(), mark));
            assertEquals(List.of(), Bytes.find(relais.data().resolve("documents"), sha256));
            assertFalse(Bytes.find(relais.keys().getParent(), "relais-keys-1").isEmpty());
            assertEquals(List.of(), Bytes.find(relais.data(), "relais-keys-1"));
        }
    }

    private static void addOverSoap(Api agent, String reference, String content) {
        String message = ("--B\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                        + "Content-ID: <root@client>\r\n\r\n"
                        + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
                        + "<AddDocument xmlns=\"urn:relais:documents\"><case>%s</case><name>b.pdf</name><content>"
                        + "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:content@client\"/>"
                        + "</content></AddDocument></s:Body></s:Envelope>\r\n"
                        + "--B\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n"
                        + "Content-ID: <content@client>\r\n\r\n%s\r\n--B--\r\n")
                .formatted(reference, content);
        agent.with(
                        "Content-Type",
                        "multipart/related; type=\"application/xop+xml\"; start=\"<root@client>\";"
                                + " start-info=\"application/soap+xml\"; boundary=B")
                .send("POST", "/soap/documents", message)
                .expect(200);
    }

    @Test
    void keysChangeUnderLoadOverRestartsAndKillsOnDerby() {
        try (ScriptedRelais relais = new ScriptedRelais("rotated", Map.of())) {
            changeKeys(relais);
        }
    }

    @Test
    void keysChangeUnderLoadOverRestartsAndKillsOnPostgresql() throws IOException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            Map<String, String> store = Map.of(
                    "RELAIS_DB_URL", "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres",
                    "RELAIS_DB_USER", "postgres",
                    "RELAIS_DB_PASSWORD", "postgres");
            try (ScriptedRelais relais = new ScriptedRelais("rotated-postgresql", store)) {
                changeKeys(relais);
            }
        }
    }

    private static void changeKeys(ScriptedRelais relais) {
        relais.configure("org.relais.encryption", SETTLING);
        relais.start();
        Map<String, String> contents = new ConcurrentHashMap<>();
        Map<String, ObjectNode> calls = new ConcurrentHashMap<>();
        Api agent = new Api(relais.url()).signedIn("agent");
        for (int i = 0; i < BEFORE; i++) {
            store(agent, "before " + i, contents, calls);
        }
        Path backup = relais.keys().resolveSibling(relais.keys().getFileName() + ".backup");
        copy(relais.keys(), backup);
        String first = keys(relais).text("/currentKey");

        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
            for (int i = 0; !over.get(); i++) {
                store(agent, "during " + i, contents, calls);
            }
        });
        Answer rotated = admin(relais).post(ENCRYPTION + "/rotate", REASON).expect(200);
        assertEquals(first, rotated.text("/oldKeys/0"));
        assertNotEquals(first, rotated.text("/currentKey"));
        Patience.until("something is sealed anew", () -> sealedAnew(relais) > 0, () -> keys(relais));
        relais.kill();
        over.set(true);
        load.exceptionally(gone -> null).join();
        relais.start();
        readAll(relais, contents, calls);
        Patience.until("the old key can go", () -> isRetirable(relais), () -> keys(relais));

        admin(relais).post(ENCRYPTION + "/rotate", REASON).expect(200);
        relais.stop();
        relais.start();
        store(new Api(relais.url()).signedIn("agent"), "after", contents, calls);
        Patience.until("the old keys can go", () -> isRetirable(relais), () -> keys(relais));
        assertEquals(
                0,
                admin(relais)
                        .post(ENCRYPTION + "/retire", REASON)
                        .expect(200)
                        .json()
                        .path("oldKeys")
                        .size());
        readAll(relais, contents, calls);
        relais.stop();
        copy(backup, relais.keys());
        assertTrue(relais.run("start").output().contains("does not open the sealed data of this database"));
    }

    @Test
    void withoutItsKeysNothingStartsAndWithThemEverythingIsThere() throws IOException {
        try (ScriptedRelais relais = new ScriptedRelais("keyless", Map.of())) {
            Command.Result inside = relais.runWith(
                    Map.of("RELAIS_KEYS", relais.data().resolve("keys").toString()), "run");
            assertRefused(inside, "is in the data folder");
            relais.start();
            String id = Calls.receive(new Api(relais.url()).signedIn("agent"), Calls.complete())
                    .expect(201)
                    .text("/id");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(relais.keys())));
            relais.stop();

            Path elsewhere = relais.keys().resolveSibling("keys-elsewhere");
            Files.move(relais.keys(), elsewhere, StandardCopyOption.REPLACE_EXISTING);
            Command.Result missing = relais.run("start");
            assertRefused(missing, "is missing, but there are sealed data in the database");
            assertTrue(
                    missing.output().contains("manque, mais la base contient des données scellées"), missing.output());
            assertFalse(Files.exists(relais.keys()), "no new keys are made");
            assertTrue(Files.readString(relais.log()).contains("manque, mais la base contient"));
            assertEquals(3, relais.run("status").exitCode(), "what was refused does not run on");

            Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-r-----"));
            Map<String, String> named = Map.of("RELAIS_KEYS", elsewhere.toString());
            assertRefused(relais.runWith(named, "start"), "chmod 600 " + elsewhere);
            Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-------"));
            Command.Result started = relais.runWith(named, "start");
            assertEquals(0, started.exitCode(), started.output());
            new Api(relais.url()).signedIn("agent").get("/api/v1/intakes/" + id).expect(200);
        }
    }

    private static void assertRefused(Command.Result result, String why) {
        assertNotEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains(why), result.output());
    }

    /** An intake with a document of its own case. */
    private static void store(Api agent, String text, Map<String, String> contents, Map<String, ObjectNode> calls) {
        ObjectNode call = Calls.complete();
        call.put("description", text);
        Answer received = Calls.receive(agent, call);
        if (received.status() != 201) {
            return;
        }
        calls.put(received.text("/id"), call);
        String content = Uploads.pdf(text + FILLING);
        Answer stored = Uploads.send(agent, attachments(received.text("/cases/0/reference")), "a.pdf", content);
        if (stored.status() == 201) {
            contents.put(stored.text("/id"), content);
        }
    }

    /** Every document as it was sent; and every call, sent again, is known by its form. */
    private static void readAll(ScriptedRelais relais, Map<String, String> contents, Map<String, ObjectNode> calls) {
        Api agent = new Api(relais.url()).signedIn("agent");
        assertTrue(contents.size() >= BEFORE, () -> contents.size() + " documents");
        new LinkedHashMap<>(contents)
                .forEach((id, content) -> assertEquals(
                        content,
                        agent.get("/api/v1/attachments/" + id + "/content")
                                .expect(200)
                                .body()));
        calls.forEach((id, call) ->
                assertEquals(id, Calls.receive(agent, call).expect(200).text("/id")));
        ObjectNode other = calls.values().iterator().next().deepCopy();
        other.put("description", "something else");
        Calls.receive(agent, other).expect(409);
    }

    private static String waiting(Api agent, String mark) {
        ObjectNode call = Calls.complete();
        call.put("subject", mark).put("description", mark);
        Answer stamped = Calls.receive(agent, call).expect(201);
        assertEquals("STAMPED", stamped.text("/state"));
        return stamped.text("/id");
    }

    private static String attachments(String reference) {
        return "/api/v1/cases/" + reference + "/attachments";
    }

    private static Api admin(ScriptedRelais relais) {
        return new Api(relais.url()).as("admin");
    }

    private static Answer keys(ScriptedRelais relais) {
        return admin(relais).get(ENCRYPTION).expect(200);
    }

    private static boolean isRetirable(ScriptedRelais relais) {
        return keys(relais).json().path("retirable").asBoolean();
    }

    private static long sealedAnew(ScriptedRelais relais) {
        long sealed = 0;
        for (JsonNode holder : keys(relais).json().path("holders")) {
            sealed += holder.path("sealedAnew").asLong();
        }
        return sealed;
    }

    @Test
    void theSameOverSoapAndOnlyForAdministrators() {
        try (ScriptedRelais relais = new ScriptedRelais("sealed-soap", Map.of())) {
            relais.start();
            String service = "urn:relais:encryption";
            Answer before = Soap.V12.send(admin(relais), "/soap/encryption", "", service, "GetKeys", "");
            Answer rotated = Soap.V11.send(
                    admin(relais), "/soap/encryption", "", service, "RotateKeys", "<reason>Essai</reason>");
            assertEquals(Soap.V12.text(before, "currentKey"), Soap.V11.text(rotated, "oldKeys"));
            Answer refused = Soap.V12.send(
                    admin(relais), "/soap/encryption", "", service, "RetireKeys", "<reason>Essai</reason>");
            assertEquals("keys-in-use", Soap.V12.text(refused, "code"));
            Api agent = new Api(relais.url()).as("agent");
            assertEquals(
                    "forbidden",
                    Soap.V12.text(Soap.V12.send(agent, "/soap/encryption", "", service, "GetKeys", ""), "code"));
            agent.get(ENCRYPTION).expect(403);
            agent.post(ENCRYPTION + "/rotate", REASON).expect(403);
            admin(relais).post(ENCRYPTION + "/rotate", "{}").expect(400);
            assertTrue(admin(relais)
                    .get("/api/v1/office/journal?area=plug-ins")
                    .expect(200)
                    .body()
                    .contains("\"encryption keys\""));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
