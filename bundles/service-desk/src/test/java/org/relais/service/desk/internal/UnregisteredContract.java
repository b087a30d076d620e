package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseId;
import org.relais.documents.DocumentId;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.services.FormView;
import org.relais.services.ServiceId;

/** What a person is told of, and what is purged in time, besides registered forms; on whichever database. */
abstract class UnregisteredContract extends DeskContract {

    private static final ServiceId PERMITS = PermitService.ID;
    private static final ServiceId OTHER = new ServiceId("other");

    /** As long as the test's settings let permits be kept, and a little longer. */
    private static final Duration TOO_LONG = Duration.ofDays(190);

    private IntakeId rejected(Instant stampedAt) {
        return desk.retention.keep(PERMITS, "permits", IntakeState.REJECTED, stampedAt, complete("A-1", "NORTH"));
    }

    private IntakeId kept(String channel, Map<String, Object> form) {
        desk.clock.advance(Duration.ofMinutes(1));
        return desk.retention.keep(PERMITS, channel, IntakeState.STAMPED, desk.clock.instant(), form);
    }

    @Test
    void whatWasRejectedIsPurgedInTimeAndTheOfficeIsToldHowMany() {
        Instant now = desk.clock.instant();
        rejected(now.minus(TOO_LONG));
        rejected(now.minus(TOO_LONG));
        IntakeId young = rejected(now.minus(Duration.ofDays(170)));
        IntakeId unsettled = desk.retention.keepUnsettled(PERMITS, now.minus(TOO_LONG), complete("A-2", "NORTH"));
        IntakeId stamped = desk.retention.keep(
                PERMITS, "permits", IntakeState.STAMPED, now.minus(TOO_LONG), complete("A-3", "NORTH"));
        IntakeId held = desk.retention.keep(
                PERMITS, "permits", IntakeState.HELD, now.minus(TOO_LONG), complete("A-4", "NORTH"));
        IntakeId other = desk.retention.keep(
                OTHER, "other", IntakeState.REJECTED, now.minus(TOO_LONG), complete("A-5", "NORTH"));

        assertEquals(now.plus(Duration.ofDays(1)), desk.disclosure.retain(now));

        assertEquals(Set.of(young, unsettled, stamped, held, other), desk.retention.left());
        assertEquals(List.of("purge intake []", "purge intake []"), desk.caseWork);
        assertEquals(List.of("relais purge permits retention {intakes=[, 2]}"), desk.journal);
        desk.disclosure.retain(now);
        assertEquals(1, desk.journal.size(), "done again, it changes nothing");
        assertEquals(2, desk.caseWork.size());
    }

    @Test
    void oneThatCannotBePurgedKeepsTheOthersFromNothing() {
        Instant now = desk.clock.instant();
        IntakeId broken = rejected(now.minus(TOO_LONG).minusSeconds(1));
        rejected(now.minus(TOO_LONG));
        desk.retention.broken.add(broken);

        desk.disclosure.retain(now);

        assertEquals(Set.of(broken), desk.retention.left());
        assertEquals(List.of("relais purge permits retention {intakes=[, 1]}"), desk.journal);
        desk.retention.broken.clear();
        desk.disclosure.retain(now);
        assertEquals(Set.of(), desk.retention.left());
    }

    @Test
    void whatDoesNotFitIntoOneRoundIsPurgedSoonAfterIt() {
        Instant now = desk.clock.instant();
        IntStream.range(0, 230).forEach(i -> rejected(now.minus(TOO_LONG)));

        assertEquals(now.plusSeconds(5), desk.disclosure.retain(now));
        assertEquals(30, desk.retention.left().size());
        assertEquals(now.plus(Duration.ofDays(1)), desk.disclosure.retain(now));
        assertEquals(Set.of(), desk.retention.left());
        assertEquals(
                List.of(
                        "relais purge permits retention {intakes=[, 200]}",
                        "relais purge permits retention {intakes=[, 30]}"),
                desk.journal);
    }

    @Test
    void theNotesOfACaseAreHandedOutWithItsForm() {
        FormView form = desk.register(complete("A-1", "NORTH"));
        CaseId id = desk.persistence
                .unitOfWork()
                .read(() -> desk.formStore
                        .find(PERMITS, form.summary().number())
                        .orElseThrow()
                        .origin()
                        .caseId());
        desk.retention.note(id, Instant.parse("2021-09-07T00:00:00Z"), "claims", "Amélie passera lundi");

        JsonNode notes = disclosed("123.456").at("/forms/0/notes");

        assertEquals(1, notes.size());
        assertEquals("2021-09-07T00:00:00Z", notes.at("/0/at").asText());
        assertEquals("claims", notes.at("/0/by").asText());
        assertEquals("Amélie passera lundi", notes.at("/0/text").asText());
    }

    @Test
    void whatWaitsOrWasRejectedIsHandedOutToWhomItIsAboutAndToNobodyElse() {
        IntakeId waiting = kept("permits", complete("A-1", "NORTH"));
        IntakeId settled = rejected(desk.clock.instant().plusSeconds(1));
        IntakeId unsettled =
                desk.retention.keepUnsettled(PERMITS, desk.clock.instant().plusSeconds(2), complete("A-2", "NORTH"));
        kept("permits", Map.of("formNumber", "B-1", "name", "Marie", "person", "777"));
        kept("permits", Map.of("formNumber", "C-1", "name", "has no number"));
        kept("permits", Map.of("formNumber", "123456", "name", "the value in another member"));
        desk.retention.keep(OTHER, "other", IntakeState.STAMPED, desk.clock.instant(), complete("D-1", "NORTH"));

        JsonNode person = disclosed("123 456");

        JsonNode intakes = person.get("intakes");
        assertEquals(
                List.of(waiting.toString(), settled.toString(), unsettled.toString()),
                StreamSupport.stream(intakes.spliterator(), false)
                        .map(one -> one.get("id").asText())
                        .toList());
        JsonNode first = intakes.get(0);
        assertEquals("permits", first.get("channel").asText());
        assertEquals("STAMPED", first.get("state").asText());
        assertEquals("The channel is away.", first.at("/reason/en").asText());
        assertEquals("A-1", first.at("/content/formNumber").asText());
        assertFalse(first.get("stampedAt").asText().isEmpty());
        assertEquals("REJECTED", intakes.at("/1/state").asText());
        for (String of : List.of("Marie", "C-1", "another member", "D-1")) {
            assertFalse(person.toString().contains(of), of);
        }
        assertEquals(0, person.get("forms").size());
        assertEquals(1, disclosed("777").get("intakes").size());
        assertEquals(0, disclosed("12345").get("intakes").size());
        assertEquals(0, disclosed("...").get("intakes").size(), "no value is like no value");
    }

    @Test
    void readingThemIsWrittenDownAndToldToThePerson() {
        IntakeId id = kept("permits", complete("A-1", "NORTH"));
        kept("permits", Map.of("person", "777"));
        disclosed("123456");

        assertEquals(List.of("claims disclose " + id), desk.accesses);
        assertEquals(List.of("claims disclose permits disclosure {forms=[, 0], intakes=[, 1]}"), desk.journal);
        JsonNode readers = disclosed("123456").get("readBy");
        assertEquals(1, readers.size());
        assertEquals(id.toString(), readers.at("/0/subject").asText());
    }

    @Test
    void theValueIsFoundInAnySpellingWhereverItStands() {
        kept("permits", Map.of("Person", "123-456"));
        kept("permits", Map.of("person", 123456L));
        kept("permits", Map.of("details", Map.of("people", List.of(Map.of("person", "123.456")))));
        kept("permits", Map.of("person", List.of("1", "123 456")));
        kept("permits", Map.of("person", Map.of("name", "123456")));

        assertEquals(4, disclosed("123456").get("intakes").size());
    }

    @Test
    void ofAnEnvelopeOnlyTheItemsThatAreAboutThePersonAreHandedOut() {
        IntakeId id = kept(
                "dropbox",
                Map.of(
                        "sender",
                        Map.of("lastName", "Sender"),
                        "items",
                        List.of(
                                Map.of("subject", "a letter", "person", "123456"),
                                Map.of("service", "permits", "form", Map.of("person", "777", "name", "Marie")),
                                Map.of("service", "permits", "form", Map.of("person", "123.456", "name", "Amélie")),
                                Map.of("service", "other", "form", Map.of("person", "123456", "name", "Elsewhere")))));
        kept("dropbox", Map.of("items", List.of(Map.of("service", "permits", "form", Map.of("person", "777")))));

        JsonNode person = disclosed("123456");

        assertEquals(1, person.get("intakes").size());
        JsonNode intake = person.at("/intakes/0");
        assertEquals(id.toString(), intake.get("id").asText());
        assertEquals("/items/2", intake.get("pointer").asText());
        assertEquals("Amélie", intake.at("/content/form/name").asText());
        for (String of : List.of("Marie", "letter", "Sender", "Elsewhere")) {
            assertFalse(person.toString().contains(of), of);
        }
        assertEquals(2, disclosed("777").get("intakes").size());
    }

    @Test
    void twoItemsOfOneEnvelopeAreShownBothAndReadOnce() {
        Map<String, Object> item = Map.of("service", "permits", "form", Map.of("person", "123456"));
        IntakeId id = kept("dropbox", Map.of("items", List.of(item, item)));

        assertEquals(2, disclosed("123456").get("intakes").size());
        assertEquals(List.of("claims disclose " + id), desk.accesses);
    }

    @Test
    void theDocumentsThatTheFormNamesAreEnclosedAndThoseOfOtherItemsAreNot() {
        IntakeId id = new IntakeId(UUID.randomUUID());
        DocumentId other = desk.documents.add(id, "scan.txt", "Marie's scan");
        DocumentId own = desk.documents.add(id, "scan.txt", "the scan");
        Map<String, Object> item =
                Map.of("service", "permits", "form", Map.of("person", "123456", "scan", own.toString()));
        desk.retention.keep(
                id,
                PERMITS,
                "dropbox",
                IntakeState.HELD,
                desk.clock.instant(),
                Map.of(
                        "items",
                        List.of(
                                item,
                                Map.of("service", "permits", "form", Map.of("person", "777", "scan", other.toString())),
                                item)));

        Map<String, String> files = files("123456");

        String path = "documents/" + id + "/2-scan.txt";
        assertEquals(Set.of("person.json", path), files.keySet());
        assertEquals("the scan", files.get(path));
        assertTrue(files.get("person.json").contains(path));
    }

    @Test
    void everyPageIsLookedThrough() {
        Set<String> own = new HashSet<>();
        for (int i = 0; i < 250; i++) {
            IntakeId id = kept("permits", Map.of("person", i % 50 == 49 ? "123456" : "777"));
            if (i % 50 == 49) {
                own.add(id.toString());
            }
        }
        Set<String> found = new HashSet<>();
        disclosed("123456")
                .get("intakes")
                .forEach(one -> found.add(one.get("id").asText()));
        assertEquals(own, found);
    }

    private JsonNode disclosed(String value) {
        try {
            return new ObjectMapper().readTree(files(value).get("person.json"));
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private Map<String, String> files(String value) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        desk.disclosure.service().disclose(OFFICER, PERMITS, "person", value, "asked by the person", zip);
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream read = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = read.getNextEntry(); entry != null; entry = read.getNextEntry()) {
                files.put(entry.getName(), new String(read.readAllBytes(), StandardCharsets.UTF_8));
            }
            return files;
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
