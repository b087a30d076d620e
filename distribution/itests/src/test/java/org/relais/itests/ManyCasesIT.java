package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;

/** Work on more than one case: bulk actions, saved filters, exports. */
@ExtendWith(SharedRelais.class)
class ManyCasesIT {

    private final Api agent;
    private final Api department;
    private final Api supervisor;

    ManyCasesIT(Api api) {
        agent = api.signedIn("agent");
        department = api.signedIn("dpass");
        supervisor = api.signedIn("supervisor");
    }

    @Test
    void aBulkActionSaysForEachCaseWhatBecameOfIt() {
        String first = Calls.openCase(agent);
        String second = Calls.openCase(agent);
        Answer answer = department
                .post("/api/v1/cases/actions/assign", """
                        {"cases":["%s","2021-000001-X",{"case":"%s","revision":7}],"parameters":{"agent":"dpass"}}""".formatted(first, second))
                .expect(200);
        assertEquals("1 2", answer.text("/done") + " " + answer.text("/refused"));
        assertEquals(first, answer.text("/items/0/case"));
        assertEquals("ASSIGNED", answer.text("/items/0/status"));
        assertEquals("not-found", answer.text("/items/1/problem/code"));
        assertEquals("stale-revision", answer.text("/items/2/problem/code"));
        assertFalse(answer.text("/items/2/problem/detail/fr").isBlank());
        assertEquals("TRIAGED", agent.get("/api/v1/cases/" + second).expect(200).text("/status"));
    }

    @Test
    void aBulkRequestWithAFaultDoesNothingAtAll() {
        String reference = Calls.openCase(agent);
        Answer refused = department
                .post(
                        "/api/v1/cases/actions/cancel",
                        "{\"cases\":[\"%s\"],\"parameters\":{\"raison\":\"x\"}}".formatted(reference))
                .expect(400);
        assertTrue(refused.body().contains("/reason") && refused.body().contains("/raison"), refused.body());
        department
                .post("/api/v1/cases/actions/dance", "{\"cases\":[\"%s\"]}".formatted(reference))
                .expect(404);
        department
                .post("/api/v1/cases/actions/start", "{\"case\":[\"%s\"]}".formatted(reference))
                .expect(400);
        assertEquals("1", agent.get("/api/v1/cases/" + reference).text("/revision"));
    }

    @Test
    void aSavedFilterIsUsedByItsId() {
        String name = Calls.newKey();
        String body =
                "{\"name\":\"%s\",\"sharing\":\"OFFICE\",\"parameters\":{\"department\":\"DPASS\",\"limit\":\"2\"}}"
                        .formatted(name);
        Answer saved = department.post("/api/v1/filters", body).expect(201);
        String path = saved.header("Location").replaceFirst("^https?://[^/]*", "");
        Calls.openCase(agent);
        assertEquals(
                List.of("DPASS"),
                agent.get("/api/v1/cases?limit=1&filter=" + saved.text("/id"))
                        .expect(200)
                        .json()
                        .findValuesAsText("department"));
        department.post("/api/v1/filters", body).expect(400);
        agent.with("Content-Type", "application/json").send("PUT", path, body).expect(403);
        department
                .with("Content-Type", "application/json")
                .with("If-Match", "\"9\"")
                .send("PUT", path, body)
                .expect(412);
        department.send("DELETE", path, "").expect(204);
        agent.get("/api/v1/cases?filter=" + saved.text("/id")).expect(404);
    }

    @Test
    void anExportHoldsEveryCaseThatMatchesHoweverMany() {
        String marker = "export" + Calls.newKey().replaceAll("[^a-z0-9]", "").substring(0, 12);
        int many = 450;
        IntStream.range(0, many)
                .parallel()
                .forEach(i -> Calls.receive(agent, Calls.of("CASE").put("subject", "=1+1; \"" + marker + "\" é " + i))
                        .expect(201));
        Answer csv = supervisor
                .get("/api/v1/cases.csv?separator=semicolon&q=" + marker)
                .expect(200);
        assertEquals("text/csv", csv.header("Content-Type").split(";")[0]);
        List<String> lines = csv.body().lines().toList();
        assertTrue(lines.get(0).startsWith("\uFEFFreference;status;subject;"), lines.get(0));
        assertEquals(many + 1, lines.size());
        assertEquals(
                many,
                lines.stream()
                        .skip(1)
                        .map(line -> line.split(";")[0])
                        .distinct()
                        .count());
        assertTrue(lines.get(1).contains("\"'=1+1; \"\"" + marker + "\"\" é "), lines.get(1));
        assertTrue(lines.get(1).contains("+11:00"), lines.get(1));
        Answer journal =
                supervisor.get("/api/v1/office/journal?area=exports&limit=1").expect(200);
        assertEquals("supervisor", journal.text("/items/0/actor"));
        assertFalse(journal.body().contains(marker), journal.body());
        agent.get("/api/v1/cases.csv").expect(403);
        supervisor.get("/api/v1/cases.csv?separator=dot").expect(400);
    }

    @Test
    void aNoteSentTwiceWithItsKeyIsThereOnce() {
        String notes = "/api/v1/cases/" + Calls.openCase(agent) + "/notes";
        Api keyed = agent.with("Idempotency-Key", Calls.newKey());
        String body = "{\"text\":\"Rappeler\",\"visibility\":\"REQUESTER\"}";
        assertEquals(
                keyed.post(notes, body).expect(201).body(),
                keyed.post(notes, body).expect(201).body());
        keyed.post(notes, "{\"text\":\"Autre\"}").expect(409);
        assertEquals(1, agent.get(notes).expect(200).json().at("/items").size());
        assertEquals(
                0,
                agent.get(notes + "?visibility=INTERNAL")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size());
    }
}
