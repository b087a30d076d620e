package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Builds;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** Mail from the drop boxes in the running system: from the round to the acknowledgement. */
@ExtendWith(SharedRelais.class)
class DropboxIT {

    private static final String ROUNDS = "/api/v1/dropbox/rounds";
    private static final String INTAKES = "/api/v1/channels/dropbox/intakes";
    private static final String ITEMS = "/api/v1/dropbox/items";
    private static final String CASES = "/api/v1/cases/";
    private static final ZoneId ZONE = ZoneId.of("Pacific/Noumea");

    private static final String BUNDLE = "org.relais.channel.dropbox";

    private final RunningRelais relais;
    private final Api api;
    private final Api agent;
    private final Api supervisor;

    /** Long enough ago for every lot to be released, and the same for the whole class. */
    private final Instant collectedAt;

    private final LocalDate collectedOn;

    DropboxIT(RunningRelais relais, Api api) {
        this.relais = relais;
        this.api = api;
        agent = api.signedIn("agent");
        supervisor = api.signedIn("supervisor");
        Instant now = Instant.parse(round(agent, "", 0).expect(201).text("/recordedAt"));
        collectedAt = now.minus(Duration.ofDays(10));
        collectedOn = collectedAt.atZone(ZONE).toLocalDate();
    }

    /** @param at a member with a comma behind it, or nothing for now */
    private static Answer round(Api caller, String at, int envelopes) {
        return caller.with("Idempotency-Key", Calls.newKey())
                .post(
                        ROUNDS,
                        "{\"box\":\"hps-1\",%s\"envelopes\":%d,\"checklist\":{\"ink\":true,\"gel\":false}}"
                                .formatted(at, envelopes));
    }

    private String roundOfOldMail(int envelopes) {
        return round(agent, "\"collectedAt\":\"" + collectedAt + "\",", envelopes)
                .expect(201)
                .text("/id");
    }

    private static Answer sort(Api caller, String round, int envelope, String more, String... items) {
        return caller.with("Idempotency-Key", Calls.newKey())
                .post(
                        INTAKES,
                        "{\"delivery\":\"BOX\",\"round\":\"%s\",\"envelope\":%d%s,\"items\":[%s]}"
                                .formatted(round, envelope, more, String.join(",", items)));
    }

    private static String item(String topic, String subject) {
        return "{\"topic\":\"%s\",\"subject\":\"%s\"}".formatted(topic, subject);
    }

    /** The mail items of an intake, in the order of its envelope. */
    private List<JsonNode> items(String round, int envelope) {
        List<JsonNode> found = new ArrayList<>();
        agent.get(ITEMS + "?limit=200").expect(200).json().path("items").forEach(item -> {
            if (item.path("round").asText().equals(round)
                    && item.path("envelope").asInt() == envelope) {
                found.add(0, item);
            }
        });
        return found;
    }

    @Test
    void aLetterIsRegisteredWorkedAndAnswered() {
        String round = roundOfOldMail(1);
        Answer sorted = sort(
                        agent,
                        round,
                        1,
                        ",\"stampedOn\":\"%s\",\"sender\":{\"firstName\":\"Théo\",\"lastName\":\"Wadrobert\"}"
                                .formatted(collectedOn.minusDays(1)),
                        item("care", "Résultat de test non communiqué"))
                .expect(201);
        String reference = sorted.text("/cases/0/reference");
        JsonNode item = items(round, 1).get(0);
        String number = item.path("number").asText();

        assertTrue(number.matches("DAJI-\\d{4}-\\d{6}"), number);
        assertEquals("CASE", item.path("kind").asText());
        assertEquals(reference, item.path("caseReference").asText());
        assertEquals(collectedOn.minusDays(1).toString(), item.path("stampedOn").asText());
        assertTrue(item.path("stampFlag").isMissingNode(), item::toString);
        for (String date : List.of("collectedAt", "releasableAt", "sortedAt", "registeredAt")) {
            assertFalse(item.path(date).asText().isEmpty(), date);
        }
        Answer opened = agent.get(CASES + reference).expect(200);
        assertEquals(
                collectedOn.minusDays(1).plusMonths(2).toString(),
                opened.text("/decision/date"),
                "silence counts from the stamp");
        Answer letter = agent.get(ITEMS + "/" + number + "/acknowledgement").expect(200);
        assertEquals("application/pdf", letter.header("Content-Type"));
        assertTrue(letter.body().startsWith("%PDF"));
        assertTrue(agent.get(ITEMS + "/" + number + "/label").expect(200).body().startsWith("%PDF"));

        String path = CASES + reference + "/actions/";
        supervisor.post(path + "assign", "{\"agent\":\"dpass\"}").expect(200);
        Api department = api.signedIn("dpass");
        department.post(path + "start", "{}").expect(200);
        department
                .post(path + "resolve", "{\"code\":\"ANSWERED\",\"text\":\"Répondu\"}")
                .expect(200);
    }

    @Test
    void aSecondLetterGoesOnTheRunningCase() {
        String running = Calls.openCase(agent);
        String round = roundOfOldMail(1);
        sort(agent, round, 1, "", "{\"subject\":\"Pièce manquante\",\"about\":\"" + running + "\"}")
                .expect(201);

        JsonNode item = items(round, 1).get(0);
        assertEquals("FOLLOW_UP", item.path("kind").asText());
        assertEquals(running, item.path("caseReference").asText());
        assertEquals("ABSENT", item.path("stampFlag").asText());
        String journal = agent.get(CASES + running + "/journal").expect(200).body();
        assertTrue(journal.contains("\"dropbox\""), journal);
    }

    @Test
    void aLetterForSomebodyElseIsForwardedAndTheCitizenIsTold() {
        String round = roundOfOldMail(2);
        String misdirected = "{\"subject\":\"Permis de conduire\",\"misdirected\":{\"to\":\"Haut-commissariat\","
                + "\"how\":\"%s\",\"reason\":\"compétence de l'État\"}}";
        Answer refused = sort(agent, round, 1, "", misdirected.formatted("RETURNED"));
        ProblemDocuments.check(refused, 400, "invalid-request", INTAKES);
        assertTrue(refused.body().contains("/items/0/misdirected/how"), refused.body());

        Answer sorted =
                sort(agent, round, 1, "", misdirected.formatted("FORWARDED")).expect(201);
        assertEquals(0, sorted.json().path("cases").size());
        JsonNode item = items(round, 1).get(0);
        String number = item.path("number").asText();
        assertEquals("FORWARDED", item.path("kind").asText());
        assertTrue(item.at("/misdirected/notice/fr").asText().contains("Haut-commissariat"), item::toString);
        assertTrue(item.at("/misdirected/told").isMissingNode());
        Answer told = agent.post(ITEMS + "/" + number + "/notice", "{\"how\":\"PAPER\"}")
                .expect(200);
        assertEquals("PAPER", told.text("/misdirected/told/how"));
        assertEquals("agent", told.text("/misdirected/told/by"));
    }

    @Test
    void anEnvelopeWithThreeMattersOpensThreeCasesWithThreeNumbersInARow() {
        String round = roundOfOldMail(1);
        Answer sorted = sort(
                        agent,
                        round,
                        1,
                        ",\"stampedOn\":\"illegible\"",
                        item("care", "Un"),
                        item("vaccination", "Deux"),
                        item("scholarships", "Trois"))
                .expect(201);

        assertEquals(3, sorted.json().path("cases").size());
        List<JsonNode> items = items(round, 1);
        assertEquals(3, items.size());
        List<Long> numbers = items.stream()
                .map(item -> Long.parseLong(item.path("number").asText().replaceFirst(".*-", "")))
                .toList();
        assertEquals(List.of(numbers.get(0), numbers.get(0) + 1, numbers.get(0) + 2), numbers);
        assertEquals("ILLEGIBLE", items.get(2).path("stampFlag").asText());
        JsonNode years = agent.get(ITEMS + "/completeness").expect(200).json().path("items");
        years.forEach(year -> assertTrue(year.path("gapless").asBoolean(), year::toString));
        assertTrue(years.size() > 0);
        ProblemDocuments.check(sort(agent, round, 1, "", item("care", "Encore")), 400, "invalid-request", INTAKES);
    }

    @Test
    void theBoxFoundEmptyIsARoundWithoutALot() {
        Answer empty = round(agent, "\"collectedAt\":\"" + collectedAt.minusSeconds(3600) + "\",", 0)
                .expect(201);

        assertTrue(empty.json().path("releasableAt").isMissingNode(), empty.body());
        assertTrue(empty.json().at("/checklist/ink").asBoolean());
        // an hour earlier is the day before, soon after midnight
        String rounds = agent.get(ROUNDS + "?from=" + collectedOn.minusDays(1) + "&to=" + collectedOn)
                .expect(200)
                .body();
        assertTrue(rounds.contains(empty.text("/id")), rounds);
        assertFalse(agent.get("/api/v1/dropbox/lots").expect(200).body().contains(empty.text("/id")));
    }

    @Test
    void aStampDatedAfterTheCollectionIsKeptButDoesNotCount() {
        String round = roundOfOldMail(1);
        LocalDate tomorrow = collectedOn.plusDays(1);
        String reference = sort(
                        agent, round, 1, ",\"stampedOn\":\"" + tomorrow + "\"", item("care", "Tampon en avance"))
                .expect(201)
                .text("/cases/0/reference");

        JsonNode item = items(round, 1).get(0);
        assertEquals(tomorrow.toString(), item.path("stampedOn").asText());
        assertEquals("AFTER_COLLECTION", item.path("stampFlag").asText());
        assertEquals(
                collectedOn.plusMonths(2).toString(),
                agent.get(CASES + reference).expect(200).text("/decision/date"));
    }

    /** Tomorrow as seen by whoever sorts. */
    @Test
    void aStampDatedTomorrowIsKeptButDoesNotCount() {
        String round = roundOfOldMail(1);
        LocalDate tomorrow = collectedOn.plusDays(11);
        String reference = sort(
                        agent, round, 1, ",\"stampedOn\":\"" + tomorrow + "\"", item("care", "Tampon de demain"))
                .expect(201)
                .text("/cases/0/reference");

        JsonNode item = items(round, 1).get(0);
        assertEquals(tomorrow.toString(), item.path("stampedOn").asText());
        assertEquals("IN_FUTURE", item.path("stampFlag").asText());
        assertEquals(
                collectedOn.plusMonths(2).toString(),
                agent.get(CASES + reference).expect(200).text("/decision/date"));
    }

    @Test
    void aMiscountedRoundIsCorrectedByASupervisor() {
        String round = roundOfOldMail(1);
        sort(agent, round, 2, "", item("care", "Oublié")).expect(400);
        String path = ROUNDS + "/" + round + "/correction";
        String two = "{\"envelopes\":2,\"reason\":\"Deux plis collés\"}";
        ProblemDocuments.check(agent.post(path, two), 403, "forbidden", path);

        assertEquals("2", supervisor.post(path, two).expect(200).text("/envelopes"));

        sort(agent, round, 2, "", item("care", "Oublié")).expect(201);
        ProblemDocuments.check(
                supervisor.post(path, "{\"envelopes\":1,\"reason\":\"Faux\"}"), 400, "invalid-request", path);
        assertTrue(supervisor
                .get("/api/v1/office/journal?area=plug-ins")
                .expect(200)
                .body()
                .contains("Deux plis collés"));
    }

    @Test
    void aLotIsOpenedEarlyByAnOverrideOfASupervisorAlone() {
        Answer fresh = round(agent, "", 1).expect(201);
        String round = fresh.text("/id");
        Answer refused = sort(agent, round, 1, "", item("care", "Trop tôt"));
        JsonNode problem = ProblemDocuments.check(refused, 422, "dropbox-quarantine", INTAKES);
        assertEquals(fresh.text("/releasableAt"), problem.path("releasableAt").asText());
        String override = ",\"override\":{\"reason\":\"Médicament dans le pli\"}";
        ProblemDocuments.check(sort(agent, round, 1, override, item("care", "Trop tôt")), 403, "forbidden", INTAKES);

        sort(supervisor, round, 1, override, item("care", "Urgent")).expect(201);
        String journal = supervisor
                .get("/api/v1/office/journal?area=plug-ins")
                .expect(200)
                .body();
        assertTrue(journal.contains("Médicament dans le pli"), journal);
    }

    @Test
    void whatHiddenCasesCameWithIsHiddenToo() {
        String round = roundOfOldMail(1);
        String reference = sort(agent, round, 1, "", item("care", "Dossier sensible"))
                .expect(201)
                .text("/cases/0/reference");
        String number = items(round, 1).get(0).path("number").asText();
        supervisor
                .post(CASES + reference + "/actions/classify", "{\"level\":\"SECRET\",\"reason\":\"Plainte\"}")
                .expect(200);
        Api outsider = api.signedIn("ddet");

        for (String path : List.of("", "/acknowledgement", "/label")) {
            ProblemDocuments.check(
                    outsider.get(ITEMS + "/" + number + path), 404, "not-found", ITEMS + "/" + number + path);
        }
        assertFalse(outsider.get(ITEMS + "?limit=200").expect(200).body().contains(number));
        assertTrue(
                supervisor.get(ITEMS + "?number=" + number).expect(200).body().contains(number));
    }

    @Test
    void theRegisterIsThereAgainAndWholeWhenTheBundleHasBeenAway() {
        String round = roundOfOldMail(2);
        sort(agent, round, 1, "", item("care", "Avant")).expect(201);
        String number = items(round, 1).get(0).path("number").asText();

        Answer waiting;
        relais.shell("bundle:uninstall " + BUNDLE);
        try {
            waiting = sort(agent, round, 2, "", item("care", "Pendant")).expect(201);
        } finally {
            relais.shell(
                    "bundle:install -s " + Builds.shipped("channel-dropbox").toUri());
        }
        assertEquals("STAMPED", waiting.text("/state"));
        String intake = "/api/v1/intakes/" + waiting.text("/id");
        Patience.until(
                "the envelope is registered",
                () -> agent.get(intake).text("/state").equals("REGISTERED"),
                () -> agent.get(intake));

        Patience.until(
                "the register is there",
                () -> agent.get(ITEMS + "/" + number).text("/item/subject").equals("Avant"),
                () -> agent.get(ITEMS + "/" + number));
        assertEquals("Pendant", items(round, 2).get(0).path("subject").asText());
        JsonNode years = agent.get(ITEMS + "/completeness").expect(200).json().path("items");
        years.forEach(year -> assertTrue(year.path("gapless").asBoolean(), year::toString));
    }

    @Test
    void anEnvelopeCanBeSortedOverSoap() {
        String round = roundOfOldMail(1);
        String members = "<delivery>BOX</delivery><round>%s</round><envelope xsi:type=\"xs:integer\">1</envelope>"
                + "<items><topic>care</topic><subject>Un</subject></items>"
                + "<items><topic>vaccination</topic><subject>Deux</subject></items>";
        String submission = ("<submission xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">%s</submission>")
                .formatted(members.formatted(round)
                        .replaceAll("<(delivery|round|envelope|items)", "<$1 xmlns=\"urn:relais:dropbox\""));
        Answer answer = Soap.V12
                .call(
                        agent,
                        "ReceiveIntake",
                        "<channel>dropbox</channel><idempotencyKey>" + Calls.newKey() + "</idempotencyKey>"
                                + submission)
                .expect(200);

        assertEquals("REGISTERED", Soap.V12.text(answer, "state"), answer::toString);
        assertEquals(2, items(round, 1).size());
    }
}
