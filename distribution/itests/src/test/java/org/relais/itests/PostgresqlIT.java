package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Callers;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.ScriptedRelais;

/** The same archive on PostgreSQL, by three variables of the environment and nothing else. */
class PostgresqlIT {

    private static final String DAY = "2020-03-02";

    private static EmbeddedPostgres database;
    private static ScriptedRelais relais;

    private final Api agent = new Api(relais.url()).signedIn("agent");
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

    private static ObjectNode call() {
        ObjectNode call = Calls.of("CASE");
        ((ObjectNode) call.get("call")).put("startedAt", DAY + "T10:00:00+11:00");
        return call;
    }
}
