package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;

/** By when a case is to be done: explained, and what happens when nobody does it. */
@ExtendWith(SharedRelais.class)
class DeadlineIT {

    private static final int SECONDS_LEFT = 8;

    private final RunningRelais relais;
    private final Api api;
    private final String shipped;

    DeadlineIT(RunningRelais relais, Api api) throws IOException {
        this.relais = relais;
        this.api = api;
        shipped = Files.readString(relais.office());
    }

    @AfterEach
    void restore() throws IOException {
        Files.writeString(relais.office(), shipped);
        Patience.until("the shipped pack is in force", () -> targetOfCareIs("PT9H"));
    }

    @Test
    void aDeadlineIsExplainedDayByDayWithTheHolidayThatWasPassedOver() {
        ObjectNode call = Calls.complete();
        call.put("topic", "care");
        ((ObjectNode) call.get("call")).put("startedAt", "2021-09-23T15:30:00+11:00");
        String reference = Calls.receive(api.as("agent"), call).expect(201).text("/cases/0/reference");

        JsonNode deadline = deadline("dpass", reference);

        assertEquals("2021-09-27T04:30:00Z", deadline.path("dueAt").asText());
        assertEquals("PT9H", deadline.path("target").asText());
        assertTrue(deadline.path("overdue").asBoolean());
        assertTrue(deadline.path("explanation").toString().contains("Citizenship Day"), deadline::toString);
        assertTrue(deadline.path("explanation").toString().contains("Fête de la citoyenneté"), deadline::toString);
        assertEquals("2021-11-23", deadline.at("/decision/date").asText());
        assertEquals("REJECTION", deadline.at("/decision/effect").asText());
        assertEquals(deadline.path("decision"), read("agent", reference).path("decision"));
    }

    @Test
    void whatIsNotDoneInTimeIsEscalatedOnceAndSomebodyIsToldAlsoWhenTheProcessDiedMeanwhile() throws IOException {
        Files.writeString(relais.office(), alwaysOpen());
        Patience.until("the pack of the test is in force", () -> targetOfCareIs("PT1M"));
        Api desk = api.as("agent");
        ObjectNode call = Calls.of("CASE").put("topic", "care");
        call.put("subject", "Ordonnance");
        ((ObjectNode) call.get("call"))
                .put("startedAt", Instant.now().minusSeconds(60 - SECONDS_LEFT).toString());
        String reference = Calls.receive(desk, call).expect(201).text("/cases/0/reference");
        assertFalse(deadline("agent", reference).at("/steps/0/done").asBoolean());

        relais.kill();
        relais.start();

        Patience.until(
                "the case is more urgent",
                () -> read("agent", reference).path("priority").asText().equals("HIGH"),
                () -> deadline("agent", reference).toString());

        List<String> escalations = new ArrayList<>();
        desk.get("/api/v1/cases/" + reference + "/journal")
                .expect(200)
                .json()
                .path("items")
                .forEach(entry -> {
                    if (entry.path("action").asText().equals("escalate")) {
                        escalations.add(entry.path("actor").asText());
                    }
                });
        assertEquals(List.of("relais"), escalations);
        JsonNode told = notification("dpass", reference);
        assertEquals("department:DPASS", told.path("to").asText());
        assertTrue(OffsetDateTime.parse(told.path("at").asText())
                .toInstant()
                .isBefore(Instant.now().plusSeconds(60)));
        api.as("dpass")
                .post("/api/v1/notifications/" + told.path("id").asText() + "/read", "{}")
                .expect(200);
        assertTrue(notification("dpass", reference).isMissingNode());
    }

    /** Open day and night, on holidays too, with one minute for care and one step when it is over. */
    private String alwaysOpen() {
        String week = "      friday: 00:00-24:00\n      saturday: 00:00-24:00\n      sunday: 00:00-24:00\n";
        String open = shipped.replace("07:00-16:00", "00:00-24:00").replace("      friday: 00:00-24:00\n", week);
        String withoutHolidays = open.substring(0, open.indexOf("holidays:"))
                + "holidays: []\n"
                + open.substring(open.indexOf("routing:"));
        String care = "    name: {fr: Soins et consultations, en: Care and consultations}\n    target: ";
        return withoutHolidays.replace(
                care + "9h", care + "1m\n    escalation:\n      - {at: due, do: [notify department, raise priority]}");
    }

    private boolean targetOfCareIs(String target) {
        ObjectNode call = Calls.of("CASE").put("topic", "care");
        call.put("subject", "Quel délai");
        String reference = Calls.receive(api.as("agent"), call).expect(201).text("/cases/0/reference");
        return deadline("agent", reference).path("target").asText().equals(target);
    }

    private JsonNode notification(String account, String reference) {
        JsonNode items = api.as(account)
                .get("/api/v1/notifications?unread=true&limit=200")
                .expect(200)
                .json()
                .path("items");
        for (JsonNode item : items) {
            if (item.path("case").asText().equals(reference)) {
                return item;
            }
        }
        return items.path("none");
    }

    private JsonNode deadline(String account, String reference) {
        return api.as(account)
                .get("/api/v1/cases/" + reference + "/deadline")
                .expect(200)
                .json();
    }

    private JsonNode read(String account, String reference) {
        return api.as(account).get("/api/v1/cases/" + reference).expect(200).json();
    }
}
