package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.relais.errors.RelaisException;
import org.relais.services.FormCommand;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.LineOutcome;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.SlipView;
import org.relais.services.TransmittalSlips.Reconciliation;
import org.relais.services.TransmittalSlips.SlipFormat;
import org.w3c.dom.Document;

/** What a partner receives with a slip, answers and is believed, until the slip is closed, on whichever database. */
abstract class SlipReconciliationContract extends SlipContract {

    @Test
    void aSlipIsClosedWhenEveryFormIsAcknowledgedOrRejected() {
        SlipView slip = transmitted(3);
        decide(slip, 1, LineOutcome.ACKNOWLEDGED, null, null);
        decide(slip, 2, LineOutcome.MISSING, null, null);
        RelaisException difference = refused(() -> desk.execute(slip, new SlipCommand.Close()));
        assertEquals("slip-difference", difference.code().value());
        assertEquals(
                List.of("NORTH-2 MISSING", "NORTH-3 PENDING"),
                ((List<?>) difference.members().get("difference"))
                        .stream()
                                .map(one ->
                                        ((Map<?, ?>) one).get("formNumber") + " " + ((Map<?, ?>) one).get("outcome"))
                                .toList());
        desk.execute(slip, new SlipCommand.FollowUp(slip.lines().get(1).form(), "Telephoned, they look for it"));
        assertEquals(
                List.of("NORTH-2 Telephoned, they look for it", "NORTH-3 null"),
                desk.slips.differences(OFFICER, PermitService.ID).stream()
                        .map(one -> one.line().formNumber() + " " + one.line().followUp())
                        .toList());
        decide(slip, 2, LineOutcome.ACKNOWLEDGED, null, null);
        SlipView counted = decide(slip, 3, LineOutcome.REJECTED, "CLOSED", "Mme Hnamano n'a plus de droits");
        assertEquals("3 = 2 + 1 + 0 + 0", sum(counted));
        SlipView closed = desk.execute(slip, new SlipCommand.Close());
        assertEquals(SlipState.CLOSED, closed.summary().state());
        assertTrue(closed.intact());
        assertEquals(
                List.of(FormState.CLOSED, FormState.CLOSED, FormState.REJECTED),
                closed.lines().stream()
                        .map(line -> desk.forms
                                .get(OFFICER, PermitService.ID, line.form().value())
                                .summary()
                                .state())
                        .toList());
        assertTrue(desk.caseWork.contains(
                "end DONE Remis à Nord, bordereau PER-B-DAJI-2021-000001. / Handed over to North,"
                        + " slip PER-B-DAJI-2021-000001."));
        assertTrue(desk.slips.differences(OFFICER, PermitService.ID).isEmpty());
        assertFalse(desk.everything().contains("Hnamano"), "what partners write is sealed");
        assertTrue(desk.caseWork.stream().noneMatch(work -> work.contains("n'a plus de droits")));
    }

    @Test
    void aRejectedFormTellsTheCitizenAndIsClosedByAPerson() {
        SlipView slip = transmitted(1);
        decide(slip, 1, LineOutcome.REJECTED, "CLOSED", "no more rights");
        FormView form = desk.forms.get(
                OFFICER, PermitService.ID, slip.lines().get(0).form().value());
        assertEquals("no more rights", form.answer().reason());
        assertEquals(
                "Your form no. NORTH-1, registered as PER-DAJI-2021-000001, was not accepted by North: Rights closed."
                        + " Please turn to our office.",
                form.message().en());
        assertEquals(List.of("close"), form.allowedActions());
        desk.clock.advance(Duration.ofDays(21));
        assertEquals(
                List.of("REJECTED PER-DAJI-2021-000001"),
                desk.services.warnings(OFFICER, PermitService.ID).stream()
                        .map(warning -> warning.kind() + " " + warning.subject())
                        .sorted()
                        .toList());
        assertTrue(desk.read(form).warnings().get(0).fr().startsWith("Refusé par le partenaire"), form::toString);
        assertEquals(
                FormState.CLOSED,
                desk.execute(form, new FormCommand.Close("Told by telephone"))
                        .summary()
                        .state());
    }

    @Test
    void anAnswerHasToBeWholeAndIsCorrectedOnlyOnPurpose() {
        SlipView slip = transmitted(1);
        assertEquals("/code", pointer(() -> decide(slip, 1, LineOutcome.REJECTED, null, "why")));
        assertEquals("/code", pointer(() -> decide(slip, 1, LineOutcome.REJECTED, "OTHER", "why")));
        assertEquals("/reason", pointer(() -> decide(slip, 1, LineOutcome.REJECTED, "CLOSED", null)));
        assertEquals("/code", pointer(() -> decide(slip, 1, LineOutcome.ACKNOWLEDGED, "CLOSED", null)));
        decide(slip, 1, LineOutcome.ACKNOWLEDGED, null, null);
        assertEquals("/outcome", pointer(() -> decide(slip, 1, LineOutcome.REJECTED, "CLOSED", "why")));
        assertEquals("1 = 1 + 0 + 0 + 0", sum(decide(slip, 1, LineOutcome.ACKNOWLEDGED, null, null)), "the same again");
        SlipView again = desk.execute(
                slip, new SlipCommand.Reconsider(slip.lines().get(0).form(), "wrong line"));
        assertEquals("1 = 0 + 0 + 0 + 1", sum(again));
        assertEquals("1 = 0 + 1 + 0 + 0", sum(decide(slip, 1, LineOutcome.REJECTED, "LOST", "they lost it")));
    }

    private static String pointer(Runnable work) {
        return refused(work).errors().get(0).pointer();
    }

    private Reconciliation reconcile(SlipView slip, String csv) {
        return desk.slips.reconcile(
                OFFICER,
                PermitService.ID,
                slip.summary().id().toString(),
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPartnersListCountsLineByLineAndNamesWhatIsWrong() {
        SlipView slip = transmitted(5);
        String csv = "\uFEFFformNumber;outcome;code;reason\r\n"
                + "NORTH-1;acknowledged;;\r\n"
                + "NORTH-2;REJECTED;CLOSED;\"Plus de droits; depuis\nmars\"\r\n"
                + "NORTH-9;ACKNOWLEDGED;;\r\n"
                + "NORTH-3;REJECTED;WHY;because\r\n"
                + "NORTH-5;MAYBE;;\r\n"
                + "NORTH-1;ACKNOWLEDGED;;\r\n"
                + "\r\n"
                + ";ACKNOWLEDGED;;\r\n"
                + "north-4;MISSING;;\r\n"
                + "NORTH-5;ACKNOWLEDGED;;\r\n";
        Reconciliation first = reconcile(slip, csv);
        assertEquals(4, first.taken());
        assertEquals("5 = 2 + 1 + 1 + 1", sum(first.slip()));
        Map<Long, String> wrong = new TreeMap<>();
        first.refused().forEach(line -> wrong.put(line.line(), line.detail().en()));
        assertEquals(Set.of(5L, 6L, 7L, 8L, 10L), wrong.keySet(), wrong::toString);
        assertTrue(wrong.get(5L).contains("NORTH-9 is not on slip"), wrong::toString);
        assertTrue(wrong.get(6L).contains("CLOSED, LOST"), wrong::toString);
        assertEquals("Plus de droits; depuis\nmars", first.slip().lines().get(1).reason());

        Reconciliation again = reconcile(slip, csv);
        assertEquals(0, again.taken());
        assertEquals(4, again.known());
        assertEquals(sum(first.slip()), sum(again.slip()));
        assertEquals(
                1,
                reconcile(
                                slip,
                                "slip,line,initials,number,outcome\nS,1,N. B.,"
                                        + slip.lines().get(3).form() + ",ACKNOWLEDGED")
                        .taken());
        for (String bad : List.of(
                "",
                "a;b",
                "formNumber;code",
                "outcome;code",
                "formNumber;outcome;surprise",
                "formNumber;outcome\n\"NORTH-1;ACKNOWLEDGED")) {
            assertEquals("invalid-request", code(() -> reconcile(slip, bad)), bad);
        }
    }

    @Test
    void aSlipIsPrintedAndWrittenForPartnersWithNothingPrivate() throws Exception {
        List<FormView> forms = registered(2, "NORTH");
        SlipView slip = desk.open("NORTH");
        desk.execute(slip, new SlipCommand.Add(List.of()));
        assertEquals("action-not-allowed", code(() -> document(slip, SlipFormat.PDF)));
        SlipView frozen = desk.execute(slip, new SlipCommand.Freeze());

        assertEquals("%PDF", document(frozen, SlipFormat.PDF));
        var list = desk.printed.get(0);
        assertEquals("PER-B-DAJI-2021-000001", list.code());
        assertEquals(
                List.of("Nord", "1 rue du Nord", "98800 Nouméa"), list.head().addressee());
        assertEquals(
                List.of("1", "NORTH-1", "A.", "PER-DAJI-2021-000001"),
                list.rows().get(0));
        assertTrue(list.below().contains("Nombre de formulaires : 2"));
        assertEquals(2, list.signatures().size());

        assertEquals(
                "slip;line;formNumber;number;initials\r\n"
                        + "PER-B-DAJI-2021-000001;1;NORTH-1;PER-DAJI-2021-000001;A.\r\n"
                        + "PER-B-DAJI-2021-000001;2;NORTH-2;PER-DAJI-2021-000002;A.\r\n",
                document(frozen, SlipFormat.CSV));
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document(frozen, SlipFormat.XML).getBytes(StandardCharsets.UTF_8)));
        assertEquals("2", xml.getDocumentElement().getAttribute("count"));
        assertEquals(2, xml.getElementsByTagName("form").getLength());
        assertEquals(2, forms.size());
    }

    private String document(SlipView slip, SlipFormat format) {
        return new String(
                desk.slips
                        .document(OFFICER, PermitService.ID, slip.summary().id().toString(), format, Locale.FRENCH)
                        .content(),
                StandardCharsets.UTF_8);
    }

    @Test
    void whatPartnersWroteIsSealedAnewWithTheKeys() {
        SlipView slip = transmitted(2);
        decide(slip, 1, LineOutcome.REJECTED, "CLOSED", "because");
        desk.execute(slip, new SlipCommand.FollowUp(slip.lines().get(1).form(), "asked"));
        desk.encryption.rotate();
        assertEquals(2, desk.resealedLines.sealAnew(10));
        assertEquals(0, desk.resealedLines.sealAnew(10));
        while (desk.resealedForms.sealAnew(10) > 0) {
            // until nothing is left
        }
        desk.encryption.retire();
        SlipView later =
                desk.slips.get(OFFICER, PermitService.ID, slip.summary().id().toString());
        assertEquals("because", later.lines().get(0).reason());
        assertEquals("asked", later.lines().get(1).followUp());
    }
}
