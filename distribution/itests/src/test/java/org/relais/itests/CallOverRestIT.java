package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;

@ExtendWith(SharedRelais.class)
class CallOverRestIT {

    private final Api agent;
    private final Api department;

    CallOverRestIT(Api api) {
        agent = api.signedIn("agent");
        department = api.signedIn("dpass");
    }

    @Test
    void anIntakeAnswersWhereItIsAndWhatBecameOfIt() {
        Answer receipt = Calls.receive(agent, Calls.complete()).expect(201);

        assertEquals("/api/v1/intakes/" + receipt.text("/id"), path(receipt.header("Location")));
        assertEquals("phone", receipt.text("/channel"));
        assertEquals("REGISTERED", receipt.text("/state"));
        assertEquals("CASE", receipt.text("/contact/outcome"));
        assertEquals("TRIAGED", receipt.text("/cases/0/status"));
        assertEquals("DPASS", receipt.text("/cases/0/department"));
        ObjectNode read = (ObjectNode)
                agent.get(path(receipt.header("Location"))).expect(200).json();
        assertTrue(read.remove("work").has("form"), "whoever works what waits sees what was handed in");
        assertEquals(receipt.json(), read);
        assertEquals(
                receipt.json(),
                department.get(path(receipt.header("Location"))).expect(200).json());
    }

    @Test
    void aCaseIsWorkedToItsResolution() {
        String reference = Calls.openCase(agent);
        Answer read = agent.get("/api/v1/cases/" + reference).expect(200);
        assertEquals("Certificat de vaccination non reçu", read.text("/subject"));
        assertEquals("Léa", read.text("/requester/firstName"));
        assertEquals("2021-09-06T20:13:04Z", read.text("/receivedAt"));
        assertFalse(read.text("/routing/reason/fr").isBlank());
        assertFalse(read.header("ETag").isBlank());

        perform(reference, "assign", "{\"agent\":\"dpass\"}", "ASSIGNED");
        perform(reference, "start", "{}", "IN_PROGRESS");
        department
                .post(
                        "/api/v1/cases/" + reference + "/notes",
                        "{\"text\":\"Certificat réédité\",\"visibility\":\"INTERNAL\"}")
                .expect(201);
        Answer resolved =
                perform(reference, "resolve", "{\"code\":\"ANSWERED\",\"text\":\"Envoyé par courriel\"}", "RESOLVED");

        assertEquals("ANSWERED", resolved.text("/resolution/code"));
        assertEquals("Envoyé par courriel", resolved.text("/resolution/text"));
        assertNotEquals(read.header("ETag"), resolved.header("ETag"));
    }

    @Test
    void theJournalTellsWhoDidWhatInAChainOfHashes() {
        String reference = Calls.openCase(agent);
        perform(reference, "assign", "{\"agent\":\"dpass\"}", "ASSIGNED");
        perform(reference, "start", "{}", "IN_PROGRESS");

        JsonNode entries = agent.get("/api/v1/cases/" + reference + "/journal")
                .expect(200)
                .json()
                .path("items");

        List<String> actors = new ArrayList<>();
        List<Integer> sequence = new ArrayList<>();
        entries.forEach(entry -> {
            actors.add(entry.path("actor").asText());
            sequence.add(entry.path("sequence").asInt());
            assertTrue(entry.path("hash").asText().matches("[0-9a-f]{64}"), entry::toString);
        });
        assertEquals(List.of(1, 2, 3), sequence.subList(0, 3));
        assertEquals(List.of("dpass", "dpass"), actors.subList(actors.size() - 2, actors.size()));
        JsonNode last = entries.get(entries.size() - 1);
        assertEquals(
                "[\"ASSIGNED\",\"IN_PROGRESS\"]", last.at("/changes/status").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANSWERED", "ABANDONED"})
    void aCallThatLeavesNothingToDoIsCountedWithoutACase(String outcome) {
        ObjectNode call = Calls.of(outcome);
        if (outcome.equals("ABANDONED")) {
            call.remove(List.of("site", "topic"));
        }

        Answer receipt = Calls.receive(agent, call).expect(201);

        assertEquals(outcome, receipt.text("/contact/outcome"));
        assertEquals("[]", receipt.json().path("cases").toString());
    }

    @Test
    void theSameKeyAndBodyAnswerTheFirstResultAgain() {
        ObjectNode call = Calls.complete();
        Answer first = Calls.receive(agent, call).expect(201);

        Answer again = Calls.receive(agent, call).expect(200);

        assertEquals(first.json(), again.json());
    }

    @Test
    void aCaseIsFoundByItsIdAndByItsReferenceAndInTheListOfItsDepartment() {
        Answer receipt = Calls.receive(agent, Calls.complete()).expect(201);
        String id = receipt.text("/cases/0/id");
        String reference = receipt.text("/cases/0/reference");

        assertEquals(
                agent.get("/api/v1/cases/" + id).expect(200).json(),
                agent.get("/api/v1/cases/" + reference).expect(200).json());
        JsonNode page = department
                .get("/api/v1/cases?status=OPEN&department=DPASS&q=" + reference)
                .expect(200)
                .json();
        assertEquals(reference, page.at("/items/0/reference").asText());
        assertEquals(1, page.at("/total/value").asInt());
        assertTrue(page.at("/total/exact").asBoolean());
    }

    @Test
    void theNextCaseOfAQueueIsClaimedAndGivenBack() {
        Calls.openCase(agent);

        Answer claimed = department.post("/api/v1/queues/dpass/claim", "").expect(200);
        assertEquals("dpass", claimed.text("/assignee"));
        Answer released = department
                .post("/api/v1/cases/" + claimed.text("/reference") + "/actions/release", "{}")
                .expect(200);

        assertEquals("", released.text("/assignee"));
    }

    private Answer perform(String reference, String action, String body, String status) {
        Answer answer = department
                .post("/api/v1/cases/" + reference + "/actions/" + action, body)
                .expect(200);
        assertEquals(status, answer.text("/status"));
        return answer;
    }

    private static String path(String location) {
        return URI.create(location).getPath();
    }
}
