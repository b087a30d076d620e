package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.relais.services.FormQuery;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.LineOutcome;
import org.relais.services.SlipCommand;
import org.relais.services.SlipView;

/** What disclosure and retention promise, on whichever database. */
abstract class DisclosureContract extends SlipContract {

    @Test
    void everythingHeldAboutAPersonIsHandedOut() throws Exception {
        SlipView slip = transmitted(2);
        desk.register(Map.of("formNumber", "other", "name", "Other", "person", "777"));
        FormView form = desk.forms.get(
                OFFICER, PermitService.ID, slip.lines().get(0).form().value());
        desk.documents.add(form.summary().caseReference(), "scan.txt", "the scan");
        desk.documents.add(form.summary().caseReference(), "scan.txt", "another");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        assertEquals(
                2,
                desk.disclosure
                        .service()
                        .disclose(OFFICER, PermitService.ID, "person", "123 456", "asked by the person", zip));
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream read = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = read.getNextEntry(); entry != null; entry = read.getNextEntry()) {
                files.put(entry.getName(), new String(read.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertEquals(
                Set.of(
                        "person.json",
                        "documents/PER-DAJI-2021-000001/1-scan.txt",
                        "documents/PER-DAJI-2021-000001/2-scan.txt"),
                files.keySet());
        assertEquals("another", files.get("documents/PER-DAJI-2021-000001/2-scan.txt"));
        String json = files.get("person.json");
        for (String held : List.of(
                "Amélie Hnamano",
                "NORTH-1",
                "NORTH-2",
                "\"transmit\"",
                "read-form",
                "PER-DAJI-2021-000002",
                "PENDING")) {
            assertTrue(json.contains(held), held + " in " + json);
        }
        assertFalse(json.contains("Other"), json);
        assertEquals("claims disclose permits disclosure {forms=[, 2]}", desk.journal.get(0));
        assertTrue(desk.accesses.contains("claims disclose PER-DAJI-2021-000001"));
    }

    @Test
    void whatIsOverIsPurgedInTimeAndItsPlaceInTheSumsStays() {
        SlipView slip = transmitted(2);
        decide(slip, 1, LineOutcome.ACKNOWLEDGED, null, null);
        decide(slip, 2, LineOutcome.REJECTED, "CLOSED", "why");
        String first = slip.lines().get(0).form().value();
        assertEquals(
                "action-not-allowed",
                code(() -> desk.disclosure.service().purge(OFFICER, PermitService.ID, first, "early")));
        desk.execute(slip, new SlipCommand.Close());

        desk.disclosure.retain(desk.clock.instant());
        assertNotNull(desk.forms.get(OFFICER, PermitService.ID, first).content(), "not yet");
        desk.clock.advance(Duration.ofDays(190));
        desk.disclosure.retain(desk.clock.instant());

        FormView purged = desk.forms.get(OFFICER, PermitService.ID, first);
        assertNull(purged.content());
        assertEquals(FormState.CLOSED, purged.summary().state());
        assertEquals(
                FormState.REJECTED,
                desk.forms
                        .get(
                                OFFICER,
                                PermitService.ID,
                                slip.lines().get(1).form().value())
                        .summary()
                        .state());
        assertEquals(
                1,
                desk.forms.find(OFFICER, PermitService.ID, "person", "123456").size(),
                "the one that is not over");
        SlipView later =
                desk.slips.get(OFFICER, PermitService.ID, slip.summary().id().toString());
        assertEquals("", later.lines().get(0).initials());
        assertTrue(later.intact());
        assertEquals("2 = 1 + 1 + 0 + 0", sum(later));
        assertTrue(desk.caseWork.containsAll(List.of("purge case", "purge intake []")));
        assertEquals("relais purge permits retention {forms=[, 1]}", desk.journal.get(0));
        desk.disclosure.service().purge(OFFICER, PermitService.ID, first, "again");
        assertEquals(1, desk.journal.size(), "done again, it changes nothing");
        assertEquals(
                2,
                desk.forms
                        .list(OFFICER, PermitService.ID, FormQuery.of(Map.of()))
                        .items()
                        .size());
    }
}
