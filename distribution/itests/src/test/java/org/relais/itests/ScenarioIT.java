package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;

/** What happens in an office in a day, each from the call to its end. */
@ExtendWith(SharedRelais.class)
class ScenarioIT {

    private static final String CALLBACKS = "/api/v1/phone/callbacks";

    private final Api agent;
    private final Api colleague;
    private final Api dpass;
    private final Api ddet;
    private final Api deres;
    private final Api del;
    private final Api supervisor;
    private final Api admin;

    ScenarioIT(Api api) {
        agent = api.signedIn("agent");
        colleague = api.signedIn("agent2");
        dpass = api.signedIn("dpass");
        ddet = api.signedIn("ddet");
        deres = api.signedIn("deres");
        del = api.signedIn("del");
        supervisor = api.signedIn("supervisor");
        admin = api.signedIn("admin");
    }

    @Test
    void answeredAtOnce() {
        Answer receipt = Calls.receive(agent, Calls.of("ANSWERED")).expect(201);

        assertEquals("REGISTERED", receipt.text("/state"));
        assertEquals("ANSWERED", receipt.text("/contact/outcome"));
        assertEquals(0, receipt.json().at("/cases").size());
    }

    @Test
    void handedToAColleagueWhoAnswers() {
        ObjectNode call = Calls.of("TRANSFERRED").put("topic", "lockdown-rules");
        call.putObject("requester").put("firstName", "Aline").put("phone", "24.10.11");
        Answer receipt = Calls.receive(agent, call).expect(201);
        String reference = receipt.text("/cases/0/reference");
        assertEquals("TRANSFERRED", receipt.text("/contact/outcome"));
        note(agent, reference, "Demande si l'attestation vaut pour Dumbéa");

        act(agent, reference, "assign", "{\"agent\":\"agent2\"}");
        assertEquals(
                List.of("Demande si l'attestation vaut pour Dumbéa"),
                colleague
                        .get("/api/v1/cases/" + reference + "/notes")
                        .expect(200)
                        .json()
                        .findValuesAsText("text"));
        assertEquals("24.10.11", read(colleague, reference).text("/requester/phone"));
        act(colleague, reference, "start", "{}");
        act(colleague, reference, "resolve", "{\"code\":\"ANSWERED\",\"text\":\"Oui, dans la même agglomération\"}");

        assertEquals("agent2", read(agent, reference).text("/assignee"));
        assertEquals(List.of("open", "note", "assign", "start", "resolve"), actions(reference));
    }

    @Test
    void needsACallbackAndGetsIt() {
        String reference = callback();
        String promise = CALLBACKS + "/" + promised(reference);
        Answer asked = colleague.get(promise).expect(200);
        assertEquals("REQUESTED", asked.text("/state"));
        assertEquals("24.10.12", asked.text("/number"));
        assertFalse(asked.text("/dueAt").isBlank());

        Answer assigned = agent.post(promise + "/actions/assign", "{\"agent\":\"agent2\"}")
                .expect(200);
        assertEquals("ASSIGNED", assigned.text("/state"));
        colleague
                .post(promise + "/actions/attempt", "{\"result\":\"NO_ANSWER\",\"note\":\"Rappellera vers midi\"}")
                .expect(200);
        Answer reached = colleague
                .post(promise + "/actions/attempt", "{\"result\":\"REACHED\",\"note\":\"Renseignée\"}")
                .expect(200);
        assertEquals(2, reached.json().path("attempts").size());
        Answer done = colleague.post(promise + "/actions/done", "{}").expect(200);
        assertEquals("DONE", done.text("/state"));
        assertEquals("KEPT", done.text("/promise"));
        colleague.post(promise + "/actions/attempt", "{\"result\":\"REACHED\"}").expect(409);
        String notes =
                agent.get("/api/v1/cases/" + reference + "/notes").expect(200).body();
        assertTrue(notes.contains("Rappellera vers midi") && notes.contains("Renseignée"), notes);

        act(agent, reference, "assign", "{\"agent\":\"agent\"}");
        act(agent, reference, "start", "{}");
        Answer resolved = act(agent, reference, "resolve", "{\"code\":\"ANSWERED\",\"text\":\"Rappelé, renseigné\"}");

        assertEquals("RESOLVED", resolved.text("/status"));
        assertEquals("ANSWERED", resolved.text("/resolution/code"));
    }

    @Test
    void duringTheCallbackItTurnsOutToNeedWorkAndACaseIsOpened() {
        String callback = callback();
        String promise = CALLBACKS + "/" + promised(callback);
        agent.post(promise + "/actions/attempt", "{\"result\":\"REACHED\"}").expect(200);
        act(agent, callback, "assign", "{\"agent\":\"agent\"}");
        act(agent, callback, "start", "{}");

        Answer opened = act(
                agent,
                callback,
                "split",
                "{\"subject\":\"Aide aux entreprises : dossier à instruire\",\"topic\":\"business-aid\"}");
        agent.post(promise + "/actions/done", "{\"note\":\"Un dossier est ouvert\"}")
                .expect(200);
        act(agent, callback, "resolve", "{\"code\":\"DONE\",\"text\":\"Rappelé ; un dossier est ouvert\"}");

        String work = opened.text("/reference");
        assertEquals("DDET", opened.text("/department"));
        assertEquals("Rose", opened.text("/requester/firstName"));
        assertEquals(work, read(agent, callback).text("/links/0/to"));
        act(ddet, work, "assign", "{\"agent\":\"ddet\"}");
        assertEquals("ddet", read(agent, work).text("/assignee"));
    }

    /** The callback that was promised in the call that opened a case. */
    private String promised(String reference) {
        for (JsonNode callback : agent.get(CALLBACKS + "?state=OPEN&limit=200")
                .expect(200)
                .json()
                .path("items")) {
            if (callback.path("case").asText().equals(reference)) {
                return callback.path("id").asText();
            }
        }
        throw new AssertionError("no callback was promised on " + reference);
    }

    private String callback() {
        ObjectNode call = Calls.of("CALLBACK").put("topic", "lockdown-rules").put("subject", "À rappeler");
        call.putObject("requester").put("firstName", "Rose").put("phone", "24.10.12");
        return Calls.receive(agent, call).expect(201).text("/cases/0/reference");
    }

    @Test
    void oneContactWithTwoMatters() {
        Answer receipt = Calls.receive(agent, Calls.complete()).expect(201);
        String first = receipt.text("/cases/0/reference");

        String second = act(
                        supervisor,
                        first,
                        "split",
                        "{\"subject\":\"Et la bourse de son fils\",\"topic\":\"scholarships\"}")
                .text("/reference");

        assertEquals("DERES", read(agent, second).text("/department"));
        assertEquals("DPASS", read(agent, first).text("/department"));
        assertEquals(
                read(agent, first).json().at("/requester"),
                read(agent, second).json().at("/requester"));
        assertEquals(read(agent, first).text("/receivedAt"), read(agent, second).text("/receivedAt"));
    }

    @Test
    void aCitizenWithdraws() {
        String reference = Calls.openCase(agent);
        act(dpass, reference, "assign", "{\"agent\":\"dpass\"}");
        act(dpass, reference, "start", "{}");

        Answer withdrawn = act(dpass, reference, "resolve", "{\"code\":\"WITHDRAWN\",\"text\":\"N'en a plus besoin\"}");
        Answer closed = act(dpass, reference, "close", "{}");

        assertEquals("WITHDRAWN", withdrawn.text("/resolution/code"));
        assertEquals("CLOSED", closed.text("/status"));
    }

    @Test
    void wrongRoutingIsSentBackAndTheCitizensDueDateDoesNotStartAgain() {
        String reference = Calls.receive(agent, Calls.of("CASE").put("subject", "Bourse, pas vaccin"))
                .expect(201)
                .text("/cases/0/reference");
        String due = read(agent, reference).text("/dueAt");

        Answer returned = act(dpass, reference, "return", "{\"reason\":\"Relève de l'éducation\"}");
        assertEquals("DAJI", returned.text("/department"));
        assertTrue(returned.text("/routing/reason/fr").contains("DPASS"), returned.body());
        Answer again =
                act(agent, reference, "transfer", "{\"department\":\"DERES\",\"reason\":\"Bourse, pas vaccin\"}");

        assertEquals("DERES", again.text("/department"));
        assertEquals(due, again.text("/dueAt"));
        act(deres, reference, "return", "{\"reason\":\"Pas à nous non plus\"}");
        assertEquals(
                "supervisors",
                read(supervisor, reference).text("/queue"),
                "after two departments, a supervisor decides");
        act(supervisor, reference, "transfer", "{\"department\":\"DERES\",\"reason\":\"C'est bien à vous\"}");
        assertEquals(due, read(agent, reference).text("/dueAt"));
    }

    @Test
    void aCitizenCallsAgainAboutARunningCase() {
        ObjectNode first = Calls.complete();
        ((ObjectNode) first.get("call")).remove("startedAt");
        ((ObjectNode) first.get("requester")).put("lastName", lastName()).put("phone", number());
        String reference = Calls.receive(agent, first).expect(201).text("/cases/0/reference");
        String phone = first.at("/requester/phone").asText();

        Answer suggestions = colleague
                .post(
                        "/api/v1/cases/suggestions",
                        "{\"topic\":\"vaccination\",\"phone\":\"%s\"}".formatted(phone.replace(".", " ")))
                .expect(200);
        assertTrue(suggestions.json().at("/items").findValuesAsText("reference").contains(reference));
        ObjectNode second = Calls.of("ANSWERED")
                .put("case", reference)
                .put("subject", "Rappelle pour savoir où en est son certificat");
        Answer receipt = Calls.receive(colleague, second).expect(201);

        assertEquals("ANSWERED", receipt.text("/contact/outcome"));
        assertEquals(List.of("open", "contact"), actions(reference));
        assertTrue(colleague
                .get("/api/v1/cases/" + reference + "/notes")
                .expect(200)
                .body()
                .contains("Rappelle pour savoir"));
    }

    @Test
    void someoneCallsForAnOrganisation() {
        ObjectNode call = Calls.of("CASE").put("topic", "business-aid").put("subject", "Aide au loyer");
        String organisation = "Boulangerie " + lastName();
        call.putObject("requester")
                .put("firstName", "Marc")
                .put("lastName", lastName())
                .put("phone", number())
                .putObject("organisation")
                .put("name", organisation);
        String reference = Calls.receive(agent, call).expect(201).text("/cases/0/reference");

        Answer read = read(agent, reference);
        assertEquals("DDET", read.text("/department"));
        assertEquals("Marc", read.text("/requester/firstName"));
        assertEquals(organisation, read.text("/requester/organisation/name"));
        assertFalse(read.text("/requesterId").isBlank());
    }

    @Test
    void aPublicSpaceProblemThatIsAlreadyReported() {
        String place = "rue " + lastName();
        ObjectNode first = Calls.of("CASE")
                .put("topic", "public-space")
                .put("commune", "Nouméa")
                .put("subject", "Trou dans la chaussée, " + place);
        String reference = Calls.receive(agent, first).expect(201).text("/cases/0/reference");
        assertEquals("DAEM", read(agent, reference).text("/department"));

        Answer suggestions = colleague
                .post(
                        "/api/v1/cases/suggestions",
                        "{\"topic\":\"public-space\",\"commune\":\"Nouméa\",\"text\":\"Un trou %s\",\"phone\":\"%s\"}"
                                .formatted(place, number()))
                .expect(200);
        assertEquals(reference, suggestions.text("/items/0/case/reference"));
        assertFalse(suggestions.text("/items/0/why/fr").isBlank());
        ObjectNode second = Calls.of("CASE")
                .put("topic", "public-space")
                .put("commune", "Nouméa")
                .put("subject", "Trou " + place);
        String twin = Calls.receive(colleague, second).expect(201).text("/cases/0/reference");
        Answer merged = act(supervisor, twin, "merge", "{\"into\":\"%s\"}".formatted(reference));

        assertEquals(reference, merged.text("/mergedInto"));
        assertEquals("DUPLICATE", merged.text("/resolution/code"));
    }

    @Test
    void aColleagueLeavesWithTwelveOpenCases() {
        List<String> theirs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ObjectNode call = Calls.of("CASE").put("topic", "employee-aid").put("subject", "Dossier " + i);
            theirs.add(Calls.receive(agent, call).expect(201).text("/cases/0/reference"));
        }
        theirs.forEach(reference -> act(supervisor, reference, "assign", "{\"agent\":\"del\"}"));
        act(del, theirs.get(0), "start", "{}");
        act(del, theirs.get(0), "wait", "{\"reason\":\"Attend une pièce\"}");
        try {
            Answer left = admin.post(
                            "/api/v1/agents/del/leave", "{\"handOverTo\":\"supervisor\",\"reason\":\"Mutation\"}")
                    .expect(200);

            assertTrue(left.json().at("/count").asInt() >= 12, left.body());
            assertFalse(left.body().contains(theirs.get(11)), "an administrator knows of no case");
            theirs.forEach(reference ->
                    assertEquals("supervisor", read(supervisor, reference).text("/assignee")));
            assertEquals("WAITING", read(supervisor, theirs.get(0)).text("/status"));
            del.get("/api/v1/cases").expect(401);
        } finally {
            admin.post("/api/v1/agents/del/return", "{\"reason\":\"Fin de l'essai\"}")
                    .expect(200);
        }
    }

    @Test
    void anEmergencyCall() {
        Answer receipt =
                Calls.receive(agent, Calls.of("CASE").put("topic", "emergency")).expect(201);

        assertTrue(receipt.text("/emergency/script/fr").contains("15"), receipt.body());
        assertEquals(0, receipt.json().at("/cases").size());
        assertFalse(receipt.text("/contact/outcome").isBlank());
        Answer preview = agent.post("/api/v1/routing/preview", "{\"topic\":\"emergency\"}")
                .expect(200);
        assertTrue(preview.text("/emergency/script/en").contains("15"), preview.body());
    }

    /** Letters alone, different each time, so that scenarios do not meet each other's citizens. */
    private static String lastName() {
        StringBuilder name = new StringBuilder("Nom");
        for (char digit : Long.toString(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000_000L))
                .toCharArray()) {
            name.append((char) ('a' + digit - '0'));
        }
        return name.toString();
    }

    private static String number() {
        int digits = 240_000 + Math.floorMod(UUID.randomUUID().hashCode(), 50_000);
        return "%02d.%02d.%02d".formatted(digits / 10_000, digits / 100 % 100, digits % 100);
    }

    @Test
    void aCallAtOneMinutePastFourOnTheEveOfAHoliday() {
        ObjectNode call = Calls.complete();
        ((ObjectNode) call.get("call")).put("startedAt", "2021-09-23T16:01:00+11:00");

        Answer receipt = Calls.receive(agent, call).expect(201);

        // the 24th is a holiday, then a week-end: eighteen working hours begin on Monday the 27th at seven
        assertEquals("2021-09-28T05:00:00Z", receipt.text("/cases/0/dueAt"));
        Answer status = agent.get("/api/v1/calendar/status?at=2021-09-23T16:01:00%2B11:00&site=caps&channel=phone")
                .expect(200);
        assertEquals("false", status.text("/open"));
        assertEquals("2021-09-26T20:00:00Z", status.text("/nextOpening"));
        Answer sortable =
                agent.get("/api/v1/calendar/next-working-day?after=2021-09-23").expect(200);
        assertEquals("2021-09-27", sortable.text("/date"));
    }

    private static Answer act(Api api, String reference, String action, String body) {
        return api.post("/api/v1/cases/" + reference + "/actions/" + action, body)
                .expect(200);
    }

    private static Answer read(Api api, String reference) {
        return api.get("/api/v1/cases/" + reference).expect(200);
    }

    private static void note(Api api, String reference, String text) {
        api.post("/api/v1/cases/" + reference + "/notes", "{\"text\":\"%s\"}".formatted(text))
                .expect(201);
    }

    private List<String> actions(String reference) {
        JsonNode journal = supervisor
                .get("/api/v1/cases/" + reference + "/journal")
                .expect(200)
                .json();
        assertTrue(journal.at("/intact").asBoolean());
        return new ArrayList<>(journal.at("/items").findValuesAsText("action"));
    }
}
