package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.SharedRelais;

/** A demonstration sets the clock. Others share the container, so it shows the machine's time after each test. */
@ExtendWith(SharedRelais.class)
class DemoClockIT {

    private static final String CLOCK = "/api/v1/demo/clock";

    private final Api api;
    private final Api agent;
    private final Api admin;

    DemoClockIT(Api api) {
        this.api = api;
        agent = api.signedIn("agent");
        admin = api.signedIn("admin");
    }

    @AfterEach
    void theMachinesTime() {
        assertEquals("false", admin.send("DELETE", CLOCK, "").expect(200).text("/set"));
    }

    private Answer set(Api caller, String at) {
        return caller.with("Content-Type", "application/json").send("PUT", CLOCK, "{\"at\":\"%s\"}".formatted(at));
    }

    private static String newCase(Api agent) {
        var call = Calls.complete();
        ((com.fasterxml.jackson.databind.node.ObjectNode) call.get("call")).remove("startedAt");
        return Calls.receive(agent, call).expect(201).text("/cases/0/reference");
    }

    @Test
    void theWholeOfficeGoesByItAndSessionsDoNot() {
        Answer round = set(admin, "2021-09-23T15:30:00+11:00").expect(200);
        assertTrue(round.text("/at").startsWith("2021-09-23T04:30:"), round::toString);
        String reference = newCase(agent);
        assertTrue(reference.startsWith("2021-"), reference);
        assertTrue(agent.get("/api/v1/cases/" + reference).text("/receivedAt").startsWith("2021-09-23T04:3"));
        Api signedInThen = api.signedIn("agent");

        // the day after is a public holiday, then comes a weekend
        set(api.as("integrator"), "2021-09-27T07:00:00+11:00").expect(200);
        assertEquals(
                "2021-09-27",
                signedInThen.get("/api/v1/calendar/status").expect(200).text("/officeDay"));
        set(admin, "2035-01-01T00:00:00Z").expect(200);
        signedInThen.get("/api/v1/cases/" + reference).expect(200);
        agent.get("/api/v1/cases/" + reference).expect(200);
        admin.send("DELETE", CLOCK, "").expect(200);
        signedInThen.get("/api/v1/cases/" + reference).expect(200);
    }

    @Test
    void whatHasBecomeDueIsDoneWithinSecondsAfterEachJump() {
        set(admin, "2021-09-07T07:30:00+11:00").expect(200);
        String early = newCase(agent);
        set(admin, "2021-09-20T12:00:00+11:00").expect(200);
        awaitEscalation(early);
        set(admin, "2021-09-07T07:30:00+11:00").expect(200);
        String again = newCase(agent);
        set(admin, "2021-09-20T12:00:00+11:00").expect(200);
        awaitEscalation(again);
    }

    private void awaitEscalation(String reference) {
        Patience.until(
                "escalation of " + reference,
                () -> agent.get("/api/v1/cases/" + reference).text("/priority").equals("HIGH"));
    }

    @Test
    void onlyThoseWhoMayAndOnlyATime() {
        assertEquals(403, set(agent, "2021-09-07T07:30:00+11:00").status());
        assertEquals("/at", set(admin, "tomorrow").expect(400).text("/errors/0/pointer"));
        assertEquals("false", admin.get(CLOCK).expect(200).text("/set"));
    }
}
