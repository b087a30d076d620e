package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** What waits for a person, and many cases at once, over SOAP. */
@ExtendWith(SharedRelais.class)
class WorkOverSoapIT {

    private final Api citizen;
    private final Api agent;
    private final Api dpass;
    private final Api supervisor;

    WorkOverSoapIT(Api api) {
        citizen = api;
        agent = api.as("agent");
        dpass = api.as("dpass");
        supervisor = api.as("supervisor");
    }

    private static Answer call(Soap soap, Api api, String operation, String members) {
        return soap.send(api, "/soap/work", "", "urn:relais:work", operation, members);
    }

    @ParameterizedTest
    @EnumSource
    void aDeadlineIsExplainedWithItsPausesAndWhatComes(Soap soap) {
        ObjectNode form = Calls.complete();
        form.put("topic", "care");
        ((ObjectNode) form.get("call")).put("startedAt", "2021-09-23T15:30:00+11:00");
        String reference = Calls.receive(agent, form).expect(201).text("/cases/0/reference");
        String actions = "/api/v1/cases/" + reference + "/actions/";
        dpass.post(actions + "assign", "{\"agent\":\"dpass\"}").expect(200);
        dpass.post(actions + "start", "{}").expect(200);
        Answer running = call(soap, dpass, "GetDeadline", "<case>" + reference + "</case>")
                .expect(200);
        assertEquals("2021-09-23T04:30:00Z", soap.text(running, "receivedAt"));
        assertEquals("540", soap.text(running, "targetMinutes"));
        assertEquals("2021-09-27T04:30:00Z", soap.text(running, "dueAt"));
        assertEquals("true", soap.text(running, "overdue"));
        assertTrue(Long.parseLong(soap.text(running, "remainingMinutes")) < 0, running::toString);
        assertTrue(running.body().contains("Citizenship Day"), running::toString);
        assertFalse(soap.text(running, "steps").isBlank(), running::toString);
        assertTrue(soap.text(running, "decision").contains("2021-11-23"), running::toString);
        assertEquals("", soap.text(running, "pauses"));

        dpass.post(actions + "wait", "{\"reason\":\"Pièce demandée\"}").expect(200);
        Answer waiting = call(soap, dpass, "GetDeadline", "<case>" + reference + "</case>")
                .expect(200);
        assertEquals("", soap.text(waiting, "dueAt"), "the clock stands still");
        assertTrue(soap.text(waiting, "pauses").contains("Pièce demandée"), waiting::toString);
    }

    /** A request that a program seems to have sent is held, and handed to a person. */
    @ParameterizedTest
    @EnumSource
    void whoIsHandedAnIntakeIsToldAndReadsIt(Soap soap) {
        String request = "{\"website\":\"http://spam\",\"topic\":\"care\",\"subject\":\"Promotion\","
                + "\"requester\":{\"firstName\":\"Léa\",\"lastName\":\"Kaloï\"},"
                + "\"consent\":{\"accepted\":true,\"version\":\"2021-09\"}}";
        String intake = citizen.with("Idempotency-Key", Calls.newKey())
                .post("/api/v1/public/requests", request)
                .expect(201)
                .text("/receipt");
        String actions = "/api/v1/intakes/" + intake + "/actions/";
        agent.post(actions + "assign", "{\"agent\":\"dpass\"}").expect(200);

        Answer unread = call(soap, dpass, "ListNotifications", "<unread>true</unread><limit>200</limit>")
                .expect(200);
        assertTrue(unread.body().contains(intake), unread::toString);
        String id =
                dpass
                        .get("/api/v1/notifications?unread=true&limit=200")
                        .expect(200)
                        .json()
                        .findParents("intake")
                        .stream()
                        .filter(notification ->
                                notification.path("intake").asText().equals(intake))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText();
        Answer read =
                call(soap, dpass, "ReadNotification", "<id>" + id + "</id>").expect(200);
        assertEquals("HANDED_OVER", soap.text(read, "kind"));
        assertEquals(intake, soap.text(read, "intake"));
        assertFalse(soap.text(read, "readAt").isBlank(), read::toString);
        Answer left = call(soap, dpass, "ListNotifications", "<unread>true</unread><limit>200</limit>")
                .expect(200);
        assertFalse(left.body().contains(intake), left::toString);
        assertEquals("not-found", soap.text(call(soap, agent, "ReadNotification", "<id>" + id + "</id>"), "code"));
        agent.post(actions + "reject", "{\"reason\":\"essai\"}").expect(200);
    }

    @ParameterizedTest
    @EnumSource
    void manyCasesAtOnceEachWithItsOwnResult(Soap soap) {
        String one = Calls.openCase(agent);
        String other = Calls.openCase(agent);
        Answer moved = soap.call(
                        supervisor,
                        "PerformBulkAction",
                        item(one, "")
                                + item(other, "<expectedRevision>99</expectedRevision>")
                                + item("2021-999999-X", "")
                                + "<action>transfer</action>"
                                + parameter("department", "DEL")
                                + parameter("reason", "Réorganisation"))
                .expect(200);
        assertEquals(one, soap.text(moved, "case"));
        assertEquals("TRIAGED", soap.text(moved, "status"));
        assertTrue(moved.body().contains("stale-revision"), moved::toString);
        assertTrue(moved.body().contains("not-found"), moved::toString);
        assertEquals("DEL", supervisor.get("/api/v1/cases/" + one).expect(200).text("/department"));
        assertEquals(
                "DPASS", supervisor.get("/api/v1/cases/" + other).expect(200).text("/department"));
    }

    @ParameterizedTest
    @EnumSource
    void aSearchIsKeptUsedChangedAndForgotten(Soap soap) {
        String reference = Calls.openCase(agent);
        String name = Calls.newKey();
        String search = "<name>" + name + "</name><sharing>OFFICE</sharing>";
        Answer saved = soap.call(dpass, "SaveFilter", search + parameter("department", "DEL"))
                .expect(200);
        String id = soap.text(saved, "id");
        assertEquals("dpass", soap.text(saved, "owner"));
        assertTrue(soap.call(agent, "ListFilters", "").expect(200).body().contains(id), "it is shared");
        assertFalse(found(soap, id).contains(reference));

        String changed = "<id>" + id + "</id><expectedRevision>%d</expectedRevision>" + search
                + parameter("department", "DPASS") + parameter("sort", "-receivedAt");
        assertEquals("forbidden", soap.text(soap.call(agent, "ChangeFilter", changed.formatted(1)), "code"));
        assertEquals("stale-revision", soap.text(soap.call(dpass, "ChangeFilter", changed.formatted(9)), "code"));
        Answer again = soap.call(dpass, "ChangeFilter", changed.formatted(1)).expect(200);
        assertEquals("2", soap.text(again, "revision"));
        assertEquals(
                "DPASS",
                agent.get("/api/v1/filters/" + id).expect(200).text("/parameters/department"),
                "the same filter over REST");
        Answer twice = soap.call(
                dpass, "SaveFilter", "<name>" + Calls.newKey() + "</name>" + parameter("q", "a") + parameter("q", "b"));
        assertEquals("/parameters/q", soap.text(twice, "pointer"));

        soap.call(dpass, "DeleteFilter", "<id>" + id + "</id>").expect(200);
        assertEquals("not-found", soap.text(soap.call(dpass, "DeleteFilter", "<id>" + id + "</id>"), "code"));
    }

    private String found(Soap soap, String filter) {
        return soap.call(agent, "FindCases", "<limit>200</limit><filter>" + filter + "</filter>")
                .expect(200)
                .body();
    }

    private static String item(String reference, String revision) {
        return "<items><case>" + reference + "</case>" + revision + "</items>";
    }

    private static String parameter(String name, String value) {
        return "<parameters><name>" + name + "</name><value>" + value + "</value></parameters>";
    }
}
