package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** Supervisors edit the calendar of the running office, and the due dates of open cases follow. */
@ExtendWith(SharedRelais.class)
class CalendarEditIT {

    private static final String CALENDAR = "/api/v1/calendar";
    private static final String CYCLONE =
            "{\"label\":{\"fr\":\"Cyclone\",\"en\":\"Cyclone\"},\"decree\":\"arrêté n° 12\"}";

    private final RunningRelais relais;
    private final Api agent;
    private final Api supervisor;
    private final List<LocalDate> closed = new ArrayList<>();

    CalendarEditIT(RunningRelais relais, Api api) {
        this.relais = relais;
        agent = api.signedIn("agent");
        supervisor = api.signedIn("supervisor");
    }

    @AfterEach
    void open() {
        closed.forEach(day -> supervisor.send("DELETE", closure(day) + "?reason=test", ""));
    }

    @Test
    void aClosureMovesDueDatesWithAReasonAndWithoutItTheyAreBack() {
        String reference = openCase();
        Answer before = read(reference);
        long target = target(before);
        assertEquals(Duration.ofHours(18).toMinutes(), target);
        LocalDate day = nextWorkingDay(officeDay());
        LocalDate dayAfter = nextWorkingDay(day);
        assertTrue(isOpenInTheMorningOf(day));
        agent.with("Content-Type", "application/json")
                .send("PUT", closure(day), CYCLONE)
                .expect(403);

        Answer put = close(day);

        assertFalse(isOpenInTheMorningOf(day));
        assertEquals(dayAfter, nextWorkingDay(officeDay()));
        String moved = movedFrom(reference, before.text("/dueAt"));
        assertEquals(target, target(read(reference)));
        List<JsonNode> entries = recalculations(reference);
        assertEquals(1, entries.size());
        assertEquals("relais", entries.get(0).path("actor").asText());
        assertTrue(
                entries.get(0).path("reason").asText().contains(day + ", Cyclone (arrêté n° 12)"),
                entries.get(0)::toString);
        assertEquals(
                before.text("/dueAt"), entries.get(0).at("/changes/dueAt/0").asText());
        assertEquals(moved, entries.get(0).at("/changes/dueAt/1").asText());

        assertEquals(
                412,
                supervisor
                        .with("If-Match", "\"999\"")
                        .send("DELETE", closure(day) + "?reason=fin", "")
                        .status());
        supervisor
                .with("If-Match", put.header("ETag"))
                .send("DELETE", closure(day) + "?reason=fin", "")
                .expect(204);
        assertTrue(isOpenInTheMorningOf(day));
        assertEquals(day, nextWorkingDay(officeDay()));
        assertEquals(before.text("/dueAt"), movedFrom(reference, moved));
        assertEquals(2, recalculations(reference).size());
    }

    @Test
    void afterAPowerCutBetweenTheEditAndTheCountEveryCaseIsCountedOnce() {
        List<String> references = List.of(openCase(), openCase(), openCase());
        String due = read(references.get(0)).text("/dueAt");
        LocalDate day = nextWorkingDay(officeDay());
        close(day);
        assertEquals(due, read(references.get(0)).text("/dueAt"), "the count comes later than the edit");
        relais.kill();
        relais.start();
        assertFalse(isOpenInTheMorningOf(day));
        for (String reference : references) {
            Patience.until(
                    "the due date has followed",
                    () -> !recalculations(reference).isEmpty(),
                    () -> read(reference));
            Answer after = read(reference);
            assertNotEquals(due, after.text("/dueAt"));
            assertEquals(1, recalculations(reference).size());
        }
    }

    @Test
    void aFeedProposesAndNothingIsClosedBeforeSomebodyAccepts() {
        LocalDate day = nextWorkingDay(officeDay().plusDays(60));
        Answer proposed = supervisor
                .with("Content-Type", "text/calendar; charset=utf-8")
                .send("POST", CALENDAR + "/proposals", feed("it-accepted", day))
                .expect(200);
        assertEquals("NEW", proposed.text("/items/0/effect"));
        assertTrue(isOpenInTheMorningOf(day));
        String path = CALENDAR + "/proposals/" + proposed.text("/items/0/id");
        agent.post(path + "/accept", "{}").expect(403);

        closed.add(day);
        supervisor.post(path + "/accept", "{\"decree\":\"arrêté n° 7\"}").expect(200);

        assertFalse(isOpenInTheMorningOf(day));
        assertEquals(409, supervisor.post(path + "/refuse", "{}").status());
        Answer days = agent.get(CALENDAR + "/days?from=" + day + "&to=" + day).expect(200);
        assertEquals("Pont, fermeture", days.text("/items/0/label/fr"));
        assertEquals("arrêté n° 7", days.text("/items/0/decree"));
        supervisor
                .with("Content-Type", "text/calendar")
                .send("POST", CALENDAR + "/proposals", feed("it-broken", day).replace("DTSTART", "DTSTART;X"))
                .expect(400);
        assertEquals(
                415,
                supervisor
                        .post(CALENDAR + "/proposals", feed("it-accepted", day))
                        .status());
    }

    @Test
    void theSameIsEditedOverSoap() {
        LocalDate day = nextWorkingDay(officeDay().plusDays(90));
        String date = "<date>" + day + "</date>";
        String label = "<label><c:fr xmlns:c=\"urn:relais:common\">Pont</c:fr>"
                + "<c:en xmlns:c=\"urn:relais:common\">Bridge</c:en></label>";
        assertEquals("forbidden", Soap.V12.text(soap(agent, "PutClosure", date + label), "code"));
        closed.add(day);
        Answer put = soap(supervisor, "PutClosure", date + label + "<decree>arrêté n° 8</decree>")
                .expect(200);
        assertEquals("PERSON", Soap.V12.text(put, "source"));
        assertFalse(isOpenInTheMorningOf(day));
        Answer listed = soap(agent, "ListDays", "<from>" + day + "</from><to>" + day + "</to>")
                .expect(200);
        assertEquals("arrêté n° 8", Soap.V12.text(listed, "decree"));
        Answer stale = soap(
                supervisor, "DeleteClosure", date + "<reason>fin</reason><expectedRevision>999</expectedRevision>");
        assertEquals("stale-calendar-day", Soap.V12.text(stale, "code"));
        soap(supervisor, "DeleteClosure", date + "<reason>fin</reason>").expect(200);

        Answer hours = soap(supervisor, "PutExceptionalDay", date + "<hours>07:00-12:00</hours>" + label)
                .expect(200);
        assertEquals("07:00-12:00", Soap.V12.text(hours, "hours"));
        Answer worked = soap(
                        agent,
                        "GetWorkingTime",
                        "<from>" + day + "T00:00:00+11:00</from><to>" + day + "T23:59:00+11:00</to>")
                .expect(200);
        assertEquals("300", Soap.V12.text(worked, "workingMinutes"));
        soap(supervisor, "DeleteExceptionalDay", date + "<reason>fin</reason>").expect(200);

        Answer proposed = soap(supervisor, "ProposeHolidays", "<calendar>" + feed("it-soap", day) + "</calendar>")
                .expect(200);
        String id = "<id>" + Soap.V12.text(proposed, "id") + "</id>";
        Answer decided = soap(supervisor, "DecideProposal", id + "<decision>REFUSE</decision><reason>pas ici</reason>")
                .expect(200);
        assertEquals("REFUSED", Soap.V12.text(decided, "state"));
        assertTrue(soap(supervisor, "ListProposals", "<state>REFUSED</state>")
                .expect(200)
                .body()
                .contains("it-soap"));
        assertTrue(isOpenInTheMorningOf(day));
    }

    private static Answer soap(Api api, String operation, String members) {
        return Soap.V12.send(api, "/soap/calendar", "", "urn:relais:calendar", operation, members);
    }

    /** Has 18 hours of working time from now on, so it depends on the next working day. */
    private String openCase() {
        ObjectNode call = Calls.of("CASE").put("subject", "Certificat");
        return Calls.receive(agent, call).expect(201).text("/cases/0/reference");
    }

    private Answer read(String reference) {
        return agent.get("/api/v1/cases/" + reference).expect(200);
    }

    private static String closure(LocalDate day) {
        return CALENDAR + "/closures/" + day;
    }

    private Answer close(LocalDate day) {
        closed.add(day);
        return supervisor
                .with("Content-Type", "application/json")
                .send("PUT", closure(day), CYCLONE)
                .expect(200);
    }

    private LocalDate officeDay() {
        return LocalDate.parse(agent.get(CALENDAR + "/status").expect(200).text("/officeDay"));
    }

    private LocalDate nextWorkingDay(LocalDate after) {
        return LocalDate.parse(agent.get(CALENDAR + "/next-working-day?after=" + after)
                .expect(200)
                .text("/date"));
    }

    private boolean isOpenInTheMorningOf(LocalDate day) {
        return agent.get(CALENDAR + "/status?at=" + day + "T09:00:00%2B11:00")
                .expect(200)
                .json()
                .path("open")
                .asBoolean();
    }

    /** The due date once it is another one. */
    private String movedFrom(String reference, String due) {
        Patience.until(
                "the due date has followed",
                () -> !read(reference).text("/dueAt").equals(due),
                () -> read(reference));
        return read(reference).text("/dueAt");
    }

    /** From the receipt to the due date, as the calendar in force counts. */
    private long target(Answer read) {
        String period = "&from=" + read.text("/receivedAt") + "&to=" + read.text("/dueAt");
        return agent.get(CALENDAR + "/working-time?channel=phone" + period)
                .expect(200)
                .json()
                .path("workingMinutes")
                .asLong();
    }

    private List<JsonNode> recalculations(String reference) {
        List<JsonNode> entries = new ArrayList<>();
        agent.get("/api/v1/cases/" + reference + "/journal")
                .expect(200)
                .json()
                .path("items")
                .forEach(entry -> {
                    if (entry.path("action").asText().equals("recalculate-due")) {
                        entries.add(entry);
                    }
                });
        return entries;
    }

    private static String feed(String uid, LocalDate day) {
        return String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Office//Ponts//FR",
                "BEGIN:VEVENT",
                "UID:" + uid,
                "DTSTAMP:20261101T000000Z",
                "DTSTART;VALUE=DATE:" + day.toString().replace("-", ""),
                "SUMMARY:Pont\\, ferme",
                " ture",
                "END:VEVENT",
                "END:VCALENDAR",
                "");
    }
}
