package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.STRANGER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.services.LineOutcome;
import org.relais.services.ServiceRight;
import org.relais.services.SlipCommand;
import org.relais.services.SlipEvent;
import org.relais.services.SlipView;
import org.relais.services.TransmittalSlips.SlipHistory;

/** What the history of a slip promises, on whichever database. */
abstract class SlipHistoryContract extends SlipContract {

    private static final Caller COLLEAGUE = new Caller("colleague", Set.of(Role.SERVICE_OFFICER), null);

    @BeforeEach
    void grant() {
        for (ServiceRight right : Set.of(ServiceRight.READ, ServiceRight.HAND_OVER)) {
            desk.permissions.grant(COLLEAGUE, right.of(PermitService.ID));
        }
    }

    private SlipHistory history(SlipView slip) {
        return desk.slips.history(OFFICER, PermitService.ID, slip.summary().id().toString());
    }

    /** The events, each in one line. */
    private List<String> told(SlipView slip) {
        return history(slip).events().stream().map(SlipHistoryContract::told).toList();
    }

    private static String told(SlipEvent event) {
        StringBuilder line = new StringBuilder()
                .append(event.sequence())
                .append(' ')
                .append(event.actor())
                .append(' ')
                .append(event.action().wireName());
        for (Object member : new Object[] {event.forms(), event.form(), event.outcome(), event.code(), event.note()}) {
            line.append(member == null ? "" : " " + member);
        }
        return line.toString();
    }

    private void reject(SlipView slip, int form, String reason) {
        desk.execute(slip, new SlipCommand.Decide(form(form), LineOutcome.REJECTED, "CLOSED", reason));
    }

    @Test
    void everyCommandLeavesItsEventWithWhoDidItAndWhy() {
        desk.register(3, "NORTH", "N");
        SlipView slip = desk.open("NORTH");
        assertEquals(List.of(), told(slip));
        desk.execute(slip, new SlipCommand.Add(List.of()));
        desk.execute(slip, new SlipCommand.Remove(List.of(form(3))));
        desk.execute(slip, new SlipCommand.Freeze());
        desk.slips.execute(
                COLLEAGUE,
                PermitService.ID,
                slip.summary().id().toString(),
                new SlipCommand.Reopen("Un de plus"),
                OptionalLong.empty());
        desk.execute(slip, new SlipCommand.Freeze());
        desk.execute(slip, new SlipCommand.Transmit());
        reject(slip, 1, "Plus de droits");
        desk.execute(slip, new SlipCommand.Reconsider(form(1), "Mauvaise ligne"));
        desk.execute(slip, new SlipCommand.FollowUp(form(2), "Appelés"));
        desk.clock.advance(Duration.ofHours(1));
        desk.execute(slip, new SlipCommand.FollowUp(form(2), "Rappelés"));
        desk.execute(slip, new SlipCommand.Decide(form(1), LineOutcome.ACKNOWLEDGED, null, null));
        desk.execute(slip, new SlipCommand.Decide(form(2), LineOutcome.ACKNOWLEDGED, null, "Retrouvé"));
        desk.execute(slip, new SlipCommand.Close());

        assertEquals(
                List.of(
                        "1 claims add 3",
                        "2 claims remove 1",
                        "3 claims freeze",
                        "4 colleague reopen Un de plus",
                        "5 claims freeze",
                        "6 claims transmit",
                        "7 claims decide PER-DAJI-2021-000001 REJECTED CLOSED Plus de droits",
                        "8 claims reconsider PER-DAJI-2021-000001 REJECTED CLOSED Mauvaise ligne",
                        "9 claims follow-up PER-DAJI-2021-000002 Appelés",
                        "10 claims follow-up PER-DAJI-2021-000002 Rappelés",
                        "11 claims decide PER-DAJI-2021-000001 ACKNOWLEDGED",
                        "12 claims decide PER-DAJI-2021-000002 ACKNOWLEDGED Retrouvé",
                        "13 claims close"),
                told(slip));
        List<SlipEvent> events = history(slip).events();
        assertEquals(
                Duration.ofHours(1),
                Duration.between(events.get(8).at(), events.get(9).at()));
        assertTrue(history(slip).intact());
    }

    @Test
    void whatChangesNothingLeavesNoEvent() {
        SlipView slip = transmitted(1, "N");
        desk.execute(slip, new SlipCommand.Decide(form(1), LineOutcome.ACKNOWLEDGED, null, null));
        List<String> before = told(slip);
        desk.execute(slip, new SlipCommand.Decide(form(1), LineOutcome.ACKNOWLEDGED, null, null));
        assertEquals("slip-empty", code(() -> desk.execute(desk.open("SOUTH"), new SlipCommand.Freeze())));
        SlipView south = desk.execute(desk.open("SOUTH"), new SlipCommand.Add(List.of()));
        assertEquals(before, told(slip));
        assertEquals(List.of(), told(south));
    }

    @Test
    void eachLineTakenFromAPartnersListLeavesAnEvent() {
        SlipView slip = transmitted(3, "N");
        String csv = "formNumber;outcome;code;reason\n"
                + "N-1;ACKNOWLEDGED;;\n"
                + "N-2;REJECTED;LOST;Perdu\n"
                + "N-3;MAYBE;;\n";
        for (int i = 0; i < 2; i++) {
            desk.slips.reconcile(
                    OFFICER,
                    PermitService.ID,
                    slip.summary().id().toString(),
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        }
        assertEquals(
                List.of(
                        "4 claims decide PER-DAJI-2021-000001 ACKNOWLEDGED",
                        "5 claims decide PER-DAJI-2021-000002 REJECTED LOST Perdu"),
                told(slip).subList(3, told(slip).size()));
        assertTrue(history(slip).intact());
    }

    @Test
    void readingAHistoryIsWrittenDownAndOnlyForWhoMayRead() {
        SlipView slip = transmitted(1, "N");
        desk.slips.history(OFFICER, PermitService.ID, "per-b-daji-2021-000001");
        assertTrue(desk.accesses.contains("claims read-slip-history PER-B-DAJI-2021-000001"));
        String id = slip.summary().id().toString();
        assertEquals("not-found", code(() -> desk.slips.history(STRANGER, PermitService.ID, id)));
        assertEquals("not-found", code(() -> desk.slips.history(OFFICER, PermitService.ID, "PER-B-DAJI-2021-000009")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update SERVICE_SLIP_EVENT set ACTOR = 'other' where SEQUENCE_NUMBER = 2",
                "update SERVICE_SLIP_EVENT set FORMS = 2 where SEQUENCE_NUMBER = 1",
                "update SERVICE_SLIP_EVENT set CODE = 'LOST' where SEQUENCE_NUMBER = 4",
                "update SERVICE_SLIP_EVENT set NOTE_HASH = HASH where SEQUENCE_NUMBER = 4",
                "update SERVICE_SLIP_EVENT set NOTE_HASH = null where SEQUENCE_NUMBER = 4",
                "delete from SERVICE_SLIP_EVENT where SEQUENCE_NUMBER = 1",
                "delete from SERVICE_SLIP_EVENT where SEQUENCE_NUMBER = 4",
                "delete from SERVICE_SLIP_EVENT"
            })
    void anEventThatWasAlteredOrRemovedShows(String sql) throws SQLException {
        SlipView slip = transmitted(1, "N");
        reject(slip, 1, "why");
        assertTrue(history(slip).intact());
        desk.tables.alter(sql);
        assertFalse(history(slip).intact());
    }

    @Test
    void aReasonThatIsGoneAlthoughNothingWasPurgedShows() throws SQLException {
        desk.register(1, "NORTH", "N");
        SlipView slip = desk.open("NORTH");
        desk.execute(slip, new SlipCommand.Add(List.of()));
        desk.execute(slip, new SlipCommand.Freeze());
        desk.execute(slip, new SlipCommand.Reopen("why"));
        assertTrue(history(slip).intact());
        desk.tables.alter("update SERVICE_SLIP_EVENT set NOTE = null where SEQUENCE_NUMBER = 3");
        assertFalse(history(slip).intact());
    }

    @Test
    void aSlipFromBeforeThereWasAHistoryBeginsOne() throws SQLException {
        SlipView slip = transmitted(1, "N");
        desk.tables.alter("delete from SERVICE_SLIP_EVENT");
        desk.tables.alter("update SERVICE_SLIP set EVENTS = 0, LAST_HASH = null");
        assertEquals(new SlipHistory(List.of(), true), history(slip));
        desk.execute(slip, new SlipCommand.FollowUp(form(1), "Appelés"));
        assertEquals(List.of("1 claims follow-up PER-DAJI-2021-000001 Appelés"), told(slip));
        assertTrue(history(slip).intact());
    }

    @Test
    void whatPeopleWroteIsSealedAndSealedAnewWithTheKeys() {
        desk.register(1, "NORTH", "N");
        SlipView slip = desk.open("NORTH");
        desk.execute(slip, new SlipCommand.Add(List.of()));
        desk.execute(slip, new SlipCommand.Freeze());
        desk.execute(slip, new SlipCommand.Reopen("Hnamano reopens"));
        desk.execute(slip, new SlipCommand.Freeze());
        desk.execute(slip, new SlipCommand.Transmit());
        reject(slip, 1, "Hnamano rejected");
        desk.execute(slip, new SlipCommand.Reconsider(form(1), "Hnamano reconsidered"));
        desk.execute(slip, new SlipCommand.FollowUp(form(1), "Hnamano asked"));
        assertFalse(desk.everything().contains("Hnamano"));

        List<SlipEvent> before = history(slip).events();
        desk.encryption.rotate();
        assertEquals(4, desk.resealedEvents.sealAnew(10));
        assertEquals(0, desk.resealedEvents.sealAnew(10));
        while (desk.resealedLines.sealAnew(10) + desk.resealedForms.sealAnew(10) > 0) {
            // until nothing is left
        }
        desk.encryption.retire();
        assertEquals(before, history(slip).events());
        assertEquals("Hnamano reopens", before.get(2).note());
        assertTrue(history(slip).intact());
    }

    @Test
    void whatWasWrittenAboutAFormGoesWithItAndTheChainHolds() throws SQLException {
        SlipView slip = transmitted(2, "N");
        reject(slip, 1, "Hnamano");
        desk.execute(slip, new SlipCommand.Reconsider(form(1), "Wrong line"));
        desk.execute(slip, new SlipCommand.Decide(form(1), LineOutcome.ACKNOWLEDGED, null, null));
        desk.execute(slip, new SlipCommand.Decide(form(2), LineOutcome.ACKNOWLEDGED, null, "Second"));
        desk.execute(slip, new SlipCommand.Close());
        desk.disclosure.service().purge(OFFICER, PermitService.ID, form(1).value(), "asked");

        List<SlipEvent> events = history(slip).events();
        assertEquals("4 claims decide PER-DAJI-2021-000001 REJECTED CLOSED", told(events.get(3)));
        assertNull(events.get(4).note());
        assertEquals("Second", events.get(6).note(), "of the form that was not purged");
        assertTrue(history(slip).intact());
        desk.encryption.rotate();
        assertEquals(1, desk.resealedEvents.sealAnew(10));
        desk.tables.alter("update SERVICE_SLIP_EVENT set CODE = 'LOST' where SEQUENCE_NUMBER = 4");
        assertFalse(history(slip).intact());
    }

    @Test
    void whatWasWrittenAboutAPersonsFormIsHandedOut() throws Exception {
        SlipView slip = transmitted(1, "N");
        desk.execute(slip, new SlipCommand.FollowUp(form(1), "Appelés"));
        desk.execute(slip, new SlipCommand.FollowUp(form(1), "Rappelés"));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        desk.disclosure.service().disclose(OFFICER, PermitService.ID, "person", "123456", "asked", zip);
        try (ZipInputStream read = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            read.getNextEntry();
            String json = new String(read.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(json.contains("Appelés"), json);
        }
    }
}
