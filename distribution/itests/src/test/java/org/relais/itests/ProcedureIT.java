package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** A case is led through a procedure of the office pack in the running system. */
@ExtendWith(SharedRelais.class)
class ProcedureIT {

    private final Api agent;
    private final Api agent2;
    private final Api department;
    private final Api supervisor;
    private final Api admin;

    ProcedureIT(Api api) {
        admin = api.signedIn("admin");
        agent = api.signedIn("agent");
        department = api.signedIn("deres");
        agent2 = api.signedIn("agent2");
        supervisor = api.signedIn("supervisor");
    }

    @Test
    void aScholarshipIsDecidedStepByStepAndOnlyThenResolved() {
        String path = started();
        String followed = path + "/procedures/scholarship-enrolment";
        Answer early = department
                .post(path + "/actions/resolve", "{\"code\":\"DONE\",\"text\":\"x\"}")
                .expect(409);
        assertEquals("open-mandatory-steps", early.text("/code"));
        assertEquals("scholarship-enrolment/completeness", early.text("/steps/0"));
        assertFalse(actions(path).contains("resolve"));
        assertEquals(6, department.get(path).json().path("openSteps").asInt());

        department
                .post(
                        followed + "/documents/request",
                        "{\"documents\":[\"identity\",\"income-notice\",\"school-certificate\"]}")
                .expect(200);
        assertEquals("WAITING", department.get(path).expect(200).text("/status"));
        Answer note = department.get(path + "/notes?visibility=REQUESTER").expect(200);
        assertTrue(note.text("/items/0/text").contains("Certificat de scolarité"), note.json()::toString);
        agent.post(followed + "/documents/receive", "{\"documents\":[\"identity\",\"income-notice\"]}")
                .expect(200);
        Answer last = agent.post(followed + "/documents/receive", "{\"documents\":[\"school-certificate\"]}")
                .expect(200);
        assertEquals("IN_PROGRESS", last.text("/status"));
        department
                .post(
                        followed + "/documents/check",
                        "{\"documents\":[\"identity\",\"income-notice\",\"school-certificate\"]}")
                .expect(200);

        department.post(followed + "/steps/completeness/do", "{}").expect(200);
        Answer decided = department
                .post(followed + "/steps/decision/do", "{\"outcome\":\"refused\"}")
                .expect(200);
        assertEquals(0, decided.json().path("open").asInt());
        assertEquals("NOT_NEEDED", decided.text("/items/0/steps/2/status"));
        assertTrue(actions(path).contains("resolve"));
        Answer resolved = department
                .post(path + "/actions/resolve", "{\"code\":\"REFUSED\",\"text\":\"Hors barème\"}")
                .expect(200);
        assertEquals("RESOLVED", resolved.text("/status"));
    }

    @Test
    void noDoorLeadsToTheAnswerWhileAStepIsOpen() {
        String path = started();
        String reference = path.substring(path.lastIndexOf('/') + 1);
        Answer alone = supervisor
                .post(path + "/actions/resolve", "{\"code\":\"DONE\",\"text\":\"x\"}")
                .expect(409);
        assertEquals("open-mandatory-steps", alone.text("/code"));
        Answer bulk = supervisor
                .post(
                        "/api/v1/cases/actions/resolve",
                        "{\"cases\":[\"" + reference + "\"],\"parameters\":{\"code\":\"DONE\",\"text\":\"x\"}}")
                .expect(200);
        assertEquals(1, bulk.json().path("refused").asInt());
        assertEquals("open-mandatory-steps", bulk.text("/items/0/problem/code"));
        for (Soap soap : Soap.values()) {
            Answer fault = soap.call(
                            supervisor,
                            "PerformAction",
                            "<case>" + reference + "</case><action>resolve</action><code>DONE</code><text>x</text>")
                    .expect(500);
            assertEquals("open-mandatory-steps", soap.text(fault, "code"));
            Answer read = soap.call(supervisor, "GetCase", "<case>" + reference + "</case>")
                    .expect(200);
            assertEquals("6", soap.text(read, "openSteps"));
            assertEquals("IN_PROGRESS", soap.text(read, "status"));
        }
        assertEquals("IN_PROGRESS", supervisor.get(path).expect(200).text("/status"));
    }

    @Test
    void aStepIsForATeamAndTheDecisionForTheProcedure() {
        String id = "it-" + Calls.newKey().substring(3, 11);
        admin.with("Content-Type", "application/json")
                .send(
                        "PUT",
                        "/api/v1/teams/" + id,
                        "{\"name\":{\"fr\":\"Cellule\",\"en\":\"Cell\"},\"department\":\"DERES\",\"members\":[\"agent2\"]}")
                .expect(200);
        supervisor
                .post(
                        "/api/v1/procedures/" + id + "/versions",
                        definition("\"a\"")
                                .replace("\"who\":\"department\"", "\"who\":\"team:" + id + "\"")
                                .replace(
                                        "\"steps\"",
                                        "\"decision\":{\"after\":\"10 days\",\"silence\":\"acceptance\",\"countsFrom\":\"receipt\"},\"steps\""))
                .expect(201);
        String path = opened();
        assertEquals("2021-11-07", department.get(path).text("/decision/date"));
        department.post(path + "/procedures", "{\"procedure\":\"" + id + "\"}").expect(200);
        assertEquals("2021-09-17", department.get(path).text("/decision/date"));
        assertEquals("ACCEPTANCE", department.get(path + "/deadline").text("/decision/effect"));
        String step = path + "/procedures/" + id + "/steps/a/do";
        department.post(step, "{}").expect(403);
        agent2.post(step, "{}").expect(200);
    }

    @Test
    void aStaleRevisionIsRefusedAndASupervisorLeavesAStepOutForAReason() {
        String path = started();
        String followed = path + "/procedures/scholarship-enrolment";
        department
                .post(followed + "/steps/completeness/skip", "{\"reason\":\"vu au guichet\"}")
                .expect(403);
        department
                .with("If-Match", "\"1\"")
                .post(followed + "/steps/completeness/do", "{}")
                .expect(412);
        department.post(followed + "/steps/completeness/do", "{}").expect(409);
        Answer skipped = supervisor
                .post(followed + "/steps/completeness/skip", "{\"reason\":\"vu au guichet\"}")
                .expect(200);
        assertEquals("SKIPPED", skipped.text("/items/0/steps/0/status"));
        assertEquals("supervisor", skipped.text("/items/0/steps/0/actor"));
        supervisor
                .post(path + "/actions/resolve", "{\"code\":\"DONE\",\"text\":\"x\"}")
                .expect(409);
    }

    @Test
    void aNewVersionIsPublishedAndARunningCaseMovedToIt() {
        String id = "it-" + Calls.newKey().substring(3, 11);
        String first = definition("\"a\"");
        agent.post("/api/v1/procedures/" + id + "/versions", first).expect(403);
        assertEquals(
                "1",
                supervisor
                        .post("/api/v1/procedures/" + id + "/versions", first)
                        .expect(201)
                        .text("/version"));
        String path = opened();
        department.post(path + "/procedures", "{\"procedure\":\"" + id + "\"}").expect(200);
        department.post(path + "/procedures/" + id + "/steps/a/do", "{}").expect(200);
        supervisor
                .post("/api/v1/procedures/" + id + "/versions", definition("\"a\"", "\"b\""))
                .expect(201);
        assertEquals("1", department.get(path + "/procedures").expect(200).text("/items/0/version"));
        String migrate = "/api/v1/procedures/" + id + "/versions/2/migrate";
        Answer preview =
                supervisor.post(migrate, "{\"all\":true,\"dryRun\":true}").expect(200);
        assertEquals("b", preview.text("/items/0/added/0"));
        Answer some = supervisor
                .post(migrate, "{\"cases\":[\"2021-999999-X\"],\"dryRun\":true}")
                .expect(200);
        assertEquals("not-found", some.text("/items/0/problem/code"));
        supervisor.post(migrate, "{\"all\":true}").expect(200);
        Answer moved = department.get(path + "/procedures").expect(200);
        assertEquals("2", moved.text("/items/0/version"));
        assertEquals("DONE", moved.text("/items/0/steps/0/status"));
        assertEquals("OPEN", moved.text("/items/0/steps/1/status"));
        Answer circle = supervisor
                .post("/api/v1/procedures/" + id + "/versions", definition("\"a\", \"after\": [\"a\"]"))
                .expect(400);
        assertEquals("/steps/0", circle.text("/errors/0/pointer"));
    }

    private static String definition(String... ids) {
        List<String> steps = new ArrayList<>();
        for (String id : ids) {
            steps.add("{\"id\":" + id + ",\"name\":{\"fr\":\"Étape\",\"en\":\"Step\"},\"who\":\"department\"}");
        }
        return "{\"reason\":\"essai\",\"name\":{\"fr\":\"Essai\",\"en\":\"Trial\"},\"steps\":["
                + String.join(",", steps) + "]}";
    }

    private String started() {
        String path = opened();
        department
                .post(path + "/procedures", "{\"procedure\":\"scholarship-enrolment\"}")
                .expect(200);
        return path;
    }

    private String opened() {
        ObjectNode call = Calls.complete().put("topic", "scholarships").put("department", "DERES");
        String path = "/api/v1/cases/" + Calls.receive(agent, call).expect(201).text("/cases/0/reference");
        department.post(path + "/actions/assign", "{\"agent\":\"deres\"}").expect(200);
        department.post(path + "/actions/start", "{}").expect(200);
        return path;
    }

    private List<String> actions(String path) {
        List<String> actions = new ArrayList<>();
        department.get(path).expect(200).json().path("allowedActions").forEach(action -> actions.add(action.asText()));
        return actions;
    }
}
