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

/** A case is led through a procedure of the office pack in the running system. */
@ExtendWith(SharedRelais.class)
class ProcedureIT {

    private final Api agent;
    private final Api department;
    private final Api supervisor;

    ProcedureIT(Api api) {
        agent = api.signedIn("agent");
        department = api.signedIn("deres");
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
    void neitherBulkNorAStaleRevisionGoesAroundAndASupervisorLeavesAStepOutForAReason() {
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
