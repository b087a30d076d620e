package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;

@ExtendWith(SharedRelais.class)
class RoutingIT {

    private static final String RULES = "/api/v1/routing/rules";

    private final Api agent;
    private final Api department;
    private final Api supervisor;

    RoutingIT(Api api) {
        agent = api.signedIn("agent");
        department = api.signedIn("dpass");
        supervisor = api.signedIn("supervisor");
    }

    @Test
    void aVersionIsWrittenTriedPutInForceAndTakenBack() {
        assertEquals("PACK", supervisor.get(RULES).expect(200).text("/source"));
        assertEquals(0, supervisor.get(RULES).json().path("warnings").size());
        Answer draft = supervisor.post(RULES + "/versions", """
                        {"comment":"essai","rules":[
                          {"id":"it-words","when":{"words":["girafe égarée"]},"then":{"department":"DDDT","target":"4h"},
                           "reason":{"fr":"Girafes","en":"Giraffes"}},
                          {"id":"it-dead","when":{"words":["Une GIRAFE egaree"],"open":true},"then":{"department":"DEL"},
                           "reason":{"fr":"Jamais","en":"Never"}},
                          {"id":"it-desk","then":{"department":"DAJI"},"reason":{"fr":"Accueil","en":"Desk"}}]}""").expect(201);
        assertEquals("it-dead", draft.text("/warnings/0/rule"));
        assertEquals("it-words", draft.text("/warnings/0/shadowedBy/0"));
        int version = draft.json().path("version").asInt();
        String path = RULES + "/versions/" + version;

        Calls.openCase(agent);
        Answer trial = supervisor
                .post(
                        "/api/v1/routing/dry-run",
                        "{\"version\":" + version + ",\"from\":\"2021-09-07\",\"to\":\"2021-09-07\"}")
                .expect(200);
        assertTrue(trial.json().path("examined").asInt() > 0, trial::toString);
        assertEquals("DAJI", trial.text("/changed/0/to"));

        assertEquals(
                412,
                supervisor
                        .with("If-Match", "\"99\"")
                        .post(path + "/activate", "{}")
                        .status());
        agent.post(path + "/activate", "{}").expect(403);
        String tag = supervisor.get(path).expect(200).header("ETag");
        try {
            supervisor.with("If-Match", tag).post(path + "/activate", "{}").expect(200);
            Answer preview = agent.post("/api/v1/routing/preview", "{\"text\":\"Une Girafe  egarée\"}")
                    .expect(200);
            assertEquals("it-words", preview.text("/rule"));
            assertEquals(version, preview.json().path("version").asInt());
            assertEquals(240, preview.json().path("targetMinutes").asInt());
        } finally {
            supervisor.post(RULES + "/back-to-pack", "{}").expect(200);
        }
        assertEquals(
                0,
                agent.post("/api/v1/routing/preview", "{}")
                        .json()
                        .path("version")
                        .asInt(-1));
        assertFalse(supervisor
                .get("/api/v1/office/journal?area=routing")
                .expect(200)
                .json()
                .path("items")
                .isEmpty());
    }

    @Test
    void whatIsSentBackTwiceIsWithTheSupervisors() {
        String path = "/api/v1/cases/" + Calls.openCase(agent);
        String due = agent.get(path).text("/dueAt");
        Answer once = department
                .post(path + "/actions/return", "{\"reason\":\"pas pour nous\"}")
                .expect(200);
        assertEquals("DAJI", once.text("/department"));
        assertTrue(once.text("/routing/reason/en").startsWith("After DPASS sent it back"), once::toString);
        assertEquals(due, once.text("/dueAt"));

        supervisor
                .post(path + "/actions/transfer", "{\"department\":\"DPASS\",\"reason\":\"si\"}")
                .expect(200);
        Answer twice = department
                .post(path + "/actions/return", "{\"reason\":\"non\"}")
                .expect(200);
        assertEquals("supervisors", twice.text("/queue"));
        assertEquals(due, twice.text("/dueAt"));
    }

    @Test
    void anEmergencyBringsItsScriptFirstAndNoCase() {
        Answer preview = agent.post("/api/v1/routing/preview", "{\"topic\":\"emergency\"}")
                .expect(200);
        assertTrue(preview.body().startsWith("{\"emergency\":"), preview::toString);

        Answer receipt =
                Calls.receive(agent, Calls.complete().put("topic", "emergency")).expect(201);
        assertTrue(receipt.text("/emergency/script/fr").contains("15"), receipt::toString);
        assertEquals("CASE", receipt.text("/contact/outcome"));
        assertEquals(0, receipt.json().path("cases").size());

        Answer refused =
                agent.post("/api/v1/cases/" + Calls.openCase(agent) + "/actions/triage", "{\"topic\":\"emergency\"}");
        assertEquals(400, refused.status());
        assertEquals("/topic", refused.text("/errors/0/pointer"));
    }
}
