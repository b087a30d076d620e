package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Builds;
import org.relais.itests.harness.Callers;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ScriptedRelais;
import org.relais.itests.harness.Uploads;

/** The same archive on PostgreSQL, by three variables of the environment and nothing else. */
class PostgresqlIT {

    private static final String DAY = "2020-03-02";

    private static EmbeddedPostgres database;
    private static ScriptedRelais relais;

    private final Api agent = new Api(relais.url()).signedIn("agent");
    private final Api supervisor = new Api(relais.url()).signedIn("supervisor");
    private final Api department = new Api(relais.url()).signedIn("dpass");

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        relais = new ScriptedRelais(
                "postgresql",
                Map.of(
                        "RELAIS_DB_URL",
                        "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres",
                        "RELAIS_DB_USER",
                        "postgres",
                        "RELAIS_DB_PASSWORD",
                        "postgres"));
        relais.start();
    }

    @AfterAll
    static void stop() throws IOException {
        relais.close();
        database.close();
    }

    @Test
    void aCaseIsWorkedToItsResolutionAndStoredInPostgresql() throws SQLException {
        String path = "/api/v1/cases/" + Calls.openCase(agent);
        department.post(path + "/actions/assign", "{\"agent\":\"dpass\"}").expect(200);
        department.post(path + "/actions/start", "{}").expect(200);
        department.post(path + "/notes", "{\"text\":\"Vu\"}").expect(201);
        Answer resolved = department
                .post(path + "/actions/resolve", "{\"code\":\"DONE\",\"text\":\"Fait\"}")
                .expect(200);

        assertEquals("RESOLVED", resolved.text("/status"));
        assertTrue(agent.get(path + "/journal").expect(200).json().path("items").size() >= 4);
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select STATUS from RELAIS_CASE where ID = '" + resolved.text("/id") + "'")) {
            row.next();
            assertEquals("RESOLVED", row.getString(1));
        }
    }

    @Test
    void theSameKeyAnswersTheSameIntakeAndAnotherFormIsRefused() {
        ObjectNode call = Calls.complete();
        String key = Calls.newKey();
        Answer first = Calls.receive(agent, key, call).expect(201);

        assertEquals(first.json(), Calls.receive(agent, key, call).expect(200).json());
        assertEquals(
                "idempotency-key-reused",
                Calls.receive(agent, key, Calls.complete()).expect(409).text("/code"));
    }

    @Test
    void theNextCaseOfAQueueIsClaimed() {
        Calls.openCase(agent);

        assertEquals(
                "dpass",
                department.post("/api/v1/queues/dpass/claim", "").expect(200).text("/assignee"));
    }

    @Test
    void whatWasAcknowledgedBeforeAKillIsCountedOnce() {
        Callers callers = new Callers(agent, PostgresqlIT::call);
        callers.awaitMore(100);
        relais.kill();
        callers.close();
        relais.start();

        callers.acknowledged()
                .forEach((key, id) -> assertEquals(
                        id,
                        Calls.receive(agent, key, callers.sent().get(key))
                                .expect(200)
                                .text("/id")));
        callers.sent().forEach((key, form) -> Calls.receive(agent, key, form));
        assertEquals(
                callers.sent().size(),
                agent.get("/api/v1/figures?by=day&from=" + DAY + "&to=" + DAY)
                        .expect(200)
                        .json()
                        .path("contacts")
                        .asInt());
    }

    /** A round of ten days ago, so that its lot is released. */
    @Test
    void mailIsCollectedSortedAndRegisteredWithoutAGap() {
        String rounds = "/api/v1/dropbox/rounds";
        Instant now = Instant.parse(round("").text("/recordedAt"));
        String round = round("\"collectedAt\":\"" + now.minus(Duration.ofDays(10)) + "\",")
                .text("/id");
        assertTrue(agent.get("/api/v1/dropbox/lots").expect(200).body().contains(round));
        String envelope = "{\"delivery\":\"BOX\",\"round\":\"%s\",\"envelope\":%d,\"items\":["
                + "{\"topic\":\"care\",\"subject\":\"Un\"},{\"topic\":\"vaccination\",\"subject\":\"Deux\"}]}";
        for (int number = 1; number <= 2; number++) {
            Answer sorted = agent.with("Idempotency-Key", Calls.newKey())
                    .post("/api/v1/channels/dropbox/intakes", envelope.formatted(round, number))
                    .expect(201);
            assertEquals("REGISTERED", sorted.text("/state"), sorted::toString);
            assertEquals(2, sorted.json().path("cases").size());
        }
        assertEquals(
                "invalid-request",
                agent.with("Idempotency-Key", Calls.newKey())
                        .post("/api/v1/channels/dropbox/intakes", envelope.formatted(round, 1))
                        .expect(400)
                        .text("/code"),
                "an envelope is sorted once");
        Answer register = agent.get("/api/v1/dropbox/items?limit=10").expect(200);
        assertEquals(4, register.json().path("items").size(), register::toString);
        String number = register.text("/items/0/number");
        assertTrue(agent.get("/api/v1/dropbox/items/" + number + "/acknowledgement")
                .expect(200)
                .body()
                .startsWith("%PDF"));
        Answer whole = agent.get("/api/v1/dropbox/items/completeness").expect(200);
        assertEquals("true", whole.text("/items/0/gapless"), whole::toString);
        Answer corrected = supervisor
                .post(rounds + "/" + round + "/correction", "{\"envelopes\":3,\"reason\":\"Un de plus\"}")
                .expect(200);
        assertEquals("3", corrected.text("/envelopes"));
    }

    private Answer round(String at) {
        return agent.with("Idempotency-Key", Calls.newKey())
                .post(
                        "/api/v1/dropbox/rounds",
                        "{\"box\":\"hps-1\",%s\"envelopes\":2,\"checklist\":{\"ink\":true,\"gel\":true}}".formatted(at))
                .expect(201);
    }

    @Test
    void aCitizenSendsARequestWithADocumentAndFollowsIt() {
        Api citizen = new Api(relais.url());
        Answer begun =
                citizen.post("/api/v1/public/drafts", "{\"topic\":\"care\"}").expect(201);
        Api owner = citizen.with("Draft-Secret", begun.text("/secret"));
        String draft = "/api/v1/public/drafts/" + begun.text("/id");
        Uploads.send(owner, draft + "/files", "ordonnance.pdf", Uploads.pdf("PostgreSQL"))
                .expect(201);
        owner.with("Content-Type", "application/json")
                .send(
                        "PUT",
                        draft,
                        "{\"topic\":\"care\",\"subject\":\"Soins\",\"requester\":{\"lastName\":\"Kaloï\"},"
                                + "\"consent\":{\"accepted\":true,\"version\":\"2021-09\"}}")
                .expect(200);
        Answer sent = citizen.post(
                        "/api/v1/public/requests",
                        "{\"draft\":{\"id\":\"%s\",\"secret\":\"%s\"}}"
                                .formatted(begun.text("/id"), begun.text("/secret")))
                .expect(201);

        String attachments = "/api/v1/cases/" + sent.text("/reference") + "/attachments";
        Answer listed = agent.get(attachments).expect(200);
        assertEquals("ordonnance.pdf", listed.text("/items/0/name"), listed::toString);
        Answer content = agent.get("/api/v1/attachments/" + listed.text("/items/0/id") + "/content")
                .expect(200);
        assertEquals(Uploads.pdf("PostgreSQL"), content.body());
        Answer tracked = citizen.post(
                        "/api/v1/public/tracking",
                        "{\"reference\":\"%s\",\"code\":\"%s\"}"
                                .formatted(sent.text("/reference"), sent.text("/trackingCode")))
                .expect(200);
        assertEquals("REGISTERED", tracked.text("/status"));
    }

    @Test
    void aBundleWithTablesIsDroppedAndRemovedAndWhatItWroteIsFoundAgain() throws IOException {
        Path file = relais.deploy().resolve("suggestions.jar");
        String form = "{\"site\":\"caps\",\"kind\":\"PROBLEM\",\"text\":\"%s\"}";
        Builds.drop(Builds.exampleChannel(), relais.deploy(), "suggestions.jar");
        awaitChannel("OPEN|CLOSED");
        Answer first = suggest(form.formatted("Un")).expect(201);
        assertEquals("REGISTERED", first.text("/state"), first::toString);

        Files.delete(file);
        awaitChannel("UNAVAILABLE");
        agent.get("/api/v1/cases/" + first.text("/cases/0/reference")).expect(200);
        Answer waiting = suggest(form.formatted("Deux")).expect(201);
        assertEquals("STAMPED", waiting.text("/state"));

        Builds.drop(Builds.exampleChannel(), relais.deploy(), "suggestions.jar");
        String intake = "/api/v1/intakes/" + waiting.text("/id");
        Patience.until(
                "what waited is registered",
                () -> agent.get(intake).text("/state").equals("REGISTERED"),
                () -> agent.get(intake));
        assertEquals(2, rows("SUGGESTIONS_ENTRY"), "the table is the one of before");
        Files.delete(file);
        awaitChannel("UNAVAILABLE");
    }

    private Answer suggest(String form) {
        return agent.with("Idempotency-Key", Calls.newKey()).post("/api/v1/channels/suggestions/intakes", form);
    }

    private void awaitChannel(String states) {
        Patience.until("the channel is " + states, () -> channelState().matches(states), this::channelState);
    }

    private String channelState() {
        for (JsonNode channel : agent.get("/api/v1/channels").expect(200).json().path("items")) {
            if (channel.path("id").asText().equals("suggestions")) {
                return channel.path("state").asText();
            }
        }
        return "unknown";
    }

    private static long rows(String table) {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode call() {
        ObjectNode call = Calls.of("CASE");
        ((ObjectNode) call.get("call")).put("startedAt", DAY + "T10:00:00+11:00");
        return call;
    }
}
