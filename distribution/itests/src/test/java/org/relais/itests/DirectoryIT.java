package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;

@ExtendWith(SharedRelais.class)
class DirectoryIT {

    private static final String CASES = "/api/v1/cases/";
    private static final String DDET = "/api/v1/agents/ddet";

    private final Api visitor;
    private final Api admin;
    private final Api agent;
    private final Api supervisor;

    DirectoryIT(Api api) {
        visitor = api;
        admin = api.signedIn("admin");
        agent = api.signedIn("agent");
        supervisor = api.signedIn("supervisor");
    }

    /** Others share the container. */
    @AfterEach
    void everybodyWorksHere() {
        supervisor.post(DDET + "/return", "").expect(200);
        admin.with("Content-Type", "application/json").send("PUT", DDET, "{}").expect(200);
    }

    private static Answer put(Api api, String path, String json) {
        return api.with("Content-Type", "application/json").send("PUT", path, json);
    }

    private List<String> twelveOpenCasesOfDdet() {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String reference = Calls.receive(agent, Calls.complete().put("department", "DDET"))
                    .expect(201)
                    .text("/cases/0/reference");
            String actions = CASES + reference + "/actions/";
            supervisor.post(actions + "assign", "{\"agent\":\"ddet\"}").expect(200);
            if (i % 2 == 0) {
                supervisor.post(actions + "start", "").expect(200);
            }
            if (i % 4 == 0) {
                supervisor
                        .post(actions + "wait", "{\"reason\":\"Pièce demandée\"}")
                        .expect(200);
            }
            references.add(reference);
        }
        return references;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void aColleagueLeavesWithTwelveOpenCases() {
        Api ddet = visitor.signedIn("ddet");
        List<String> references = twelveOpenCasesOfDdet();

        Answer refused = supervisor
                .post(DDET + "/leave", "{\"handOverTo\":\"nobody\",\"reason\":\"Mutation\",\"when\":\"now\"}")
                .expect(400);
        assertEquals("/when", refused.text("/errors/0/pointer"));
        agent.post(DDET + "/leave", "{\"handOverTo\":\"del\",\"reason\":\"Mutation\"}")
                .expect(403);

        Answer left = supervisor
                .post(DDET + "/leave", "{\"handOverTo\":\"del\",\"reason\":\"Mutation\"}")
                .expect(200);

        assertTrue(texts(left.json().path("handedOver")).containsAll(references), left::toString);
        for (String reference : references) {
            assertEquals("del", supervisor.get(CASES + reference).expect(200).text("/assignee"));
            JsonNode journal = supervisor
                    .get(CASES + reference + "/journal")
                    .expect(200)
                    .json()
                    .path("items");
            assertEquals(
                    "hand-over", journal.get(journal.size() - 1).path("action").asText());
            assertEquals(
                    "Mutation", journal.get(journal.size() - 1).path("reason").asText());
        }
        assertEquals("WAITING", supervisor.get(CASES + references.get(0)).text("/status"));
        assertEquals("ASSIGNED", supervisor.get(CASES + references.get(1)).text("/status"));

        assertEquals(401, ddet.get(DDET).status(), "the session has ended");
        assertEquals(401, visitor.as("ddet").get(DDET).status(), "nor does the password help");
        Answer again = supervisor
                .post(CASES + references.get(1) + "/actions/assign", "{\"agent\":\"ddet\"}")
                .expect(400);
        assertEquals("/agent", again.text("/errors/0/pointer"));
        assertEquals("LEFT", supervisor.get(DDET).expect(200).text("/state"));
        assertFalse(supervisor.get("/api/v1/agents").body().contains("\"ddet\""));
        assertTrue(supervisor.get("/api/v1/agents?state=LEFT").body().contains("\"ddet\""));
        assertTrue(admin.get("/api/v1/office/journal?area=directory")
                .expect(200)
                .body()
                .contains("agent/ddet"));

        supervisor.post(DDET + "/return", "{\"reason\":\"Réintégration\"}").expect(200);
        assertEquals("ACTIVE", ddet.get(DDET).expect(200).text("/state"));
        supervisor
                .post("/api/v1/agents/del/hand-over", "{\"to\":\"queue\",\"reason\":\"Partage\"}")
                .expect(200);
        assertEquals("TRIAGED", supervisor.get(CASES + references.get(1)).text("/status"));
    }

    @Test
    void anAdministratorSaysWhoSomebodyIsAndEverybodyReadsIt() {
        put(admin, "/api/v1/teams/aid-desk", """
                {"name":{"fr":"Cellule des aides","en":"Aid desk"},"department":"DDET","members":["ddet"]}
                """).expect(200);
        Answer read = agent.get(DDET).expect(200);
        assertEquals("aid-desk", read.text("/teams/0"));
        String edit = """
                {"firstName":"Maëlle","lastName":"Wamytan","teams":["aid-desk"],"skills":["Langue des signes"],
                 "workingHours":["MONDAY-THURSDAY 07:00-11:30"]}
                """;
        Answer edited =
                put(admin.with("If-Match", read.header("ETag")), DDET, edit).expect(200);
        assertEquals("langue-des-signes", edited.text("/skills/0"));
        assertEquals("MONDAY 07:00-11:30", edited.text("/workingHours/0"));
        assertEquals(
                "stale-entry",
                put(admin.with("If-Match", read.header("ETag")), DDET, edit)
                        .expect(412)
                        .text("/code"));
        put(supervisor, DDET, edit).expect(403);
        assertTrue(agent.get("/api/v1/skills").expect(200).body().contains("langue-des-signes"));
        assertTrue(agent.get("/api/v1/teams").expect(200).body().contains("\"aid-desk\""));
        Answer wrong = put(admin, DDET, "{\"teams\":[\"none\"],\"workingHours\":[\"LUNDI 7h\"],\"shoe\":\"42\"}")
                .expect(400);
        assertEquals("/shoe", wrong.text("/errors/0/pointer"));
    }

    @Test
    void everybodySaysWhereTheyWork() {
        Api ddet = visitor.signedIn("ddet");
        Answer away = put(ddet, DDET + "/presence", "{\"presence\":\"AWAY\",\"until\":\"2150-01-01T07:00:00+11:00\"}")
                .expect(200);
        assertEquals("AWAY", away.text("/presence"));
        assertEquals("NONE", away.text("/reachable"));
        assertEquals("2149-12-31T20:00:00Z", away.text("/until"));
        put(ddet, DDET + "/presence", "{\"presence\":\"AWAY\",\"until\":\"2020-01-01T07:00:00+11:00\"}")
                .expect(400);
        put(visitor.signedIn("del"), DDET + "/presence", "{\"presence\":\"REMOTE\"}")
                .expect(403);
        assertEquals(
                "ON_SITE",
                put(supervisor, DDET + "/presence", "{\"presence\":\"ON_SITE\"}")
                        .expect(200)
                        .text("/presence"));
    }

    @Test
    void aDepartmentIsAddedAndClosedWithItsSuccessor() {
        String path = "/api/v1/departments/DDET-AID";
        Answer added = put(admin, path, """
                {"kind":"SERVICE","name":{"fr":"Service des aides","en":"Aid service"},"parent":"DDET"}
                """).expect(200);
        assertEquals("DDET", added.text("/parent"));
        String reference = Calls.receive(agent, Calls.complete().put("department", "DDET-AID"))
                .expect(201)
                .text("/cases/0/reference");
        String closed = """
                {"kind":"SERVICE","name":{"fr":"Service des aides","en":"Aid service"},"closed":true%s}
                """;
        assertEquals(
                "still-in-use",
                put(admin, path, closed.formatted("")).expect(409).text("/code"));
        put(admin, path, closed.formatted(",\"successor\":\"DDET\"")).expect(200);
        assertEquals("DDET", supervisor.get(CASES + reference).expect(200).text("/department"));
        assertTrue(agent.get("/api/v1/departments").body().contains("DDET-AID"), "as a former name of DDET");
        assertTrue(agent.get(path).expect(200).json().path("closed").asBoolean());
    }

    @Test
    void aSiteIsAddedAndClosed() {
        String path = "/api/v1/sites/annex";
        put(admin, path, "{\"name\":{\"fr\":\"Annexe\",\"en\":\"Annex\"}}").expect(200);
        assertTrue(agent.get("/api/v1/sites").body().contains("annex"));
        put(admin, path, "{\"name\":{\"fr\":\"Annexe\",\"en\":\"Annex\"},\"closed\":true}")
                .expect(200);
        assertFalse(agent.get("/api/v1/sites").body().contains("annex"));
    }
}
