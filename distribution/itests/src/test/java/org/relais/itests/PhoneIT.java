package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.SharedRelais;

/** The exchange, the agents and a colleague at home, over the interface that they use. */
@ExtendWith(SharedRelais.class)
class PhoneIT {

    private static final String PHONE = "/api/v1/phone/";
    private static final String EVENTS = PHONE + "events";

    private final Api agent;
    private final Api home;
    private final Api exchange;

    PhoneIT(Api api) {
        agent = api.signedIn("agent");
        home = api.signedIn("dpass");
        exchange = api.signedIn("integrator");
    }

    private Answer encoded(String form) {
        return exchange.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", EVENTS, form);
    }

    private String ringing(String number) {
        String callId = Calls.newKey();
        exchange.post(
                        EVENTS,
                        "{\"event\":\"newCall\",\"callId\":\"%s\",\"from\":\"%s\",\"direction\":\"in\",\"queue\":\"caps\",\"vendor\":{\"x\":1}}"
                                .formatted(callId, number))
                .expect(200);
        return callId;
    }

    private void end(String callId) {
        encoded("event=hangup&callId=" + callId + "&cause=normalClearing").expect(200);
    }

    private void presence(String state) {
        home.with("Content-Type", "application/json")
                .send("PUT", "/api/v1/agents/dpass/presence", "{\"presence\":\"" + state + "\"}")
                .expect(200);
    }

    @Test
    void whoeverCallsIsKnownAtOnceWithTheOpenCasesOfTheNumber() {
        ObjectNode form = Calls.complete();
        form.putObject("requester")
                .put("firstName", "Zoé")
                .put("lastName", "Kaloï")
                .put("phone", "78.41.41");
        String reference = Calls.receive(agent, form).expect(201).text("/cases/0/reference");
        String callId = ringing("00687 78 41/41");

        Answer call = agent.get(PHONE + "calls/" + callId).expect(200);

        assertEquals("RINGING", call.text("/state"));
        assertEquals(reference, call.text("/knownCaller/openCases/0/reference"));
        assertEquals("Kaloï", call.text("/knownCaller/requesters/0/lastName"));
        Answer again = encoded("event=answer&callId=" + callId + "&user%5B%5D=agent&extra=")
                .expect(200);
        assertEquals("ANSWERED", again.text("/state"));
        assertEquals(
                "true", encoded("event=answer&callId=" + callId).expect(200).text("/repeated"));
        assertEquals(
                callId,
                agent.get(PHONE + "calls?number=784141&state=LIVE").expect(200).text("/items/0/callId"));
        end(callId);
        ProblemDocuments.check(agent.post(EVENTS, "{}"), 403, "forbidden", EVENTS);
        ProblemDocuments.check(exchange.post(EVENTS, "{\"event\":\"ring\"}"), 400, "invalid-request", EVENTS);
    }

    @Test
    void aCallHandedToAColleagueAtHomeWhoDoesNotPickUpBecomesACallback() {
        String callId = ringing("78.42.42");
        String draft = PHONE + "calls/" + callId + "/draft";
        Answer kept = agent.with("Content-Type", "application/json")
                .send("PUT", draft, "{\"subject\":\"Bourse refusée\"}")
                .expect(200);
        assertEquals(
                "{\"subject\":\"Bourse refusée\"}", agent.get(draft).expect(200).body());
        assertTrue(kept.header("ETag").matches("\"\\d+\""), kept::toString);
        String offers = PHONE + "calls/" + callId + "/hand-off";
        String offer = "{\"to\":\"dpass\",\"kind\":\"WARM\",\"note\":\"Bourse refusée\","
                + "\"contact\":{\"name\":\"Léa Kaloï\"},\"answerWithinSeconds\":1}";
        try {
            presence("AWAY");
            Answer refused = agent.post(offers, offer).expect(422);
            assertEquals("phone-colleague-unreachable", refused.text("/code"));
            assertTrue(refused.json().path("reachable").isArray(), refused::toString);
            presence("REMOTE");
            String handOff = agent.post(offers, offer).expect(201).text("/id");

            Patience.until(
                    "nobody picked up",
                    () -> agent.get(PHONE + "hand-offs/" + handOff)
                            .text("/state")
                            .equals("EXPIRED"),
                    () -> agent.get(PHONE + "hand-offs/" + handOff));

            String path = PHONE + "callbacks/"
                    + agent.get(PHONE + "hand-offs/" + handOff).text("/callback");
            Answer callback = home.get(path).expect(200);
            assertEquals("dpass", callback.text("/assignee"));
            assertEquals("Léa Kaloï", callback.text("/name"));
            assertEquals("78.42.42", callback.text("/number"));
            assertEquals("Bourse refusée", callback.text("/note"));
            home.post(path + "/actions/attempt", "{\"result\":\"REACHED\"}").expect(200);
            Answer done = home.post(path + "/actions/done", "{}").expect(200);
            assertEquals("KEPT", done.text("/promise"));
        } finally {
            presence("ON_SITE");
            end(callId);
        }
    }

    @Test
    void aPromisedCallbackIsThereWithItsCaseAndWhatBecomesOfItIsOnTheCase() {
        ObjectNode form = Calls.complete();
        form.put("outcome", "CALLBACK");
        ((ObjectNode) form.get("requester")).put("phone", "78.43.43");
        ((ObjectNode) form.get("call")).put("caller", "78.43.43");
        String callId = form.at("/call/callId").asText();
        agent.with("Content-Type", "application/json")
                .send("PUT", PHONE + "calls/" + callId + "/draft", "{}")
                .expect(200);
        String reference = Calls.receive(agent, form).expect(201).text("/cases/0/reference");

        assertEquals(404, agent.get(PHONE + "calls/" + callId + "/draft").status());
        assertEquals(reference, agent.get(PHONE + "calls/" + callId).expect(200).text("/case"));
        String id = "";
        for (var callback : agent.get(PHONE + "callbacks?state=OPEN&limit=200")
                .expect(200)
                .json()
                .path("items")) {
            if (callback.path("callId").asText().equals(callId)) {
                id = callback.path("id").asText();
                assertEquals(reference, callback.path("case").asText());
            }
        }
        agent.post(PHONE + "callbacks/" + id + "/actions/attempt", "{\"result\":\"NO_ANSWER\"}")
                .expect(200);
        agent.post(PHONE + "callbacks/" + id + "/actions/cancel", "{\"reason\":\"Le citoyen a rappelé\"}")
                .expect(200);
        String notes =
                agent.get("/api/v1/cases/" + reference + "/notes").expect(200).body();
        assertTrue(notes.contains("tentative 1") && notes.contains("rappelé"), notes);
        assertEquals(
                200,
                agent.as("supervisor")
                        .get(PHONE + "figures?from=2021-09-07&to=2021-09-07&site=caps")
                        .status());
    }
}
