package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.errors.RelaisException;
import org.relais.services.FormCommand;
import org.relais.services.FormQuery;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceDestinations.NewDestination;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.SlipView;
import org.relais.services.TransmittalSlips.Reconciliation;
import org.relais.services.TransmittalSlips.SlipFormat;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;
import org.w3c.dom.Document;

/** What slips, reconciliation, disclosure and retention promise, on whichever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SlipContract {

    private TestDatabase database;
    private ServiceDeskFixture desk;

    abstract TestDatabase database();

    @BeforeAll
    void openDatabase() {
        database = database();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        desk = new ServiceDeskFixture(database);
        desk.arrive();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static RelaisException refused(Runnable work) {
        return assertThrows(RelaisException.class, work::run);
    }

    private static String code(Runnable work) {
        return refused(work).code().value();
    }

    private List<FormView> registered(int count, String goes) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> desk.register(complete(goes + "-" + i, goes)))
                .toList();
    }

    private static RegistrationNumber number(FormView form) {
        return form.summary().number();
    }

    /** A slip that was handed over with so many forms. */
    private SlipView transmitted(int count) {
        registered(count, "NORTH");
        SlipView slip = desk.open("NORTH");
        desk.execute(slip, new SlipCommand.Add(List.of()));
        desk.execute(slip, new SlipCommand.Freeze());
        return desk.execute(slip, new SlipCommand.Transmit());
    }

    private SlipView decide(SlipView slip, int line, LineOutcome outcome, @Nullable String code, @Nullable String why) {
        return desk.execute(
                slip, new SlipCommand.Decide(slip.lines().get(line - 1).form(), outcome, code, why));
    }

    private static String sum(SlipView slip) {
        SlipView.Sum sum = slip.summary().sum();
        return "%d = %d + %d + %d + %d"
                .formatted(sum.transmitted(), sum.acknowledged(), sum.rejected(), sum.missing(), sum.pending());
    }

    @Test
    void oneSlipOfADestinationIsOpenAndAskingAgainAnswersIt() {
        SlipView first = desk.open("NORTH");
        assertEquals(first.summary().id(), desk.open("NORTH").summary().id());
        assertNull(first.summary().number());
        assertEquals(SlipState.OPEN, first.summary().state());
        assertEquals("invalid-request", code(() -> desk.open("NOWHERE")));
        List<CompletableFuture<SlipView>> all = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> desk.open("SOUTH")))
                .toList();
        assertEquals(
                1, all.stream().map(one -> one.join().summary().id()).distinct().count());
    }

    @Test
    void formsAreAddedAndRemovedUntilTheSlipIsFrozen() {
        List<FormView> forms = registered(3, "NORTH");
        FormView south = desk.register(complete("S-1", "SOUTH"));
        FormView incomplete = desk.register(Map.of("formNumber", "I-1", "name", "x", "goes", "NORTH"));
        SlipView slip = desk.open("NORTH");
        assertEquals("form-not-complete", code(() -> desk.execute(slip, new SlipCommand.Add(List.of(number(south))))));
        assertEquals(
                "form-not-complete", code(() -> desk.execute(slip, new SlipCommand.Add(List.of(number(incomplete))))));
        assertEquals("slip-empty", code(() -> desk.execute(slip, new SlipCommand.Freeze())));

        SlipView two = desk.execute(slip, new SlipCommand.Add(List.of(number(forms.get(2)), number(forms.get(0)))));
        assertEquals(List.of("NORTH-1", "NORTH-3"), numbers(two), "in the order of registration");
        assertEquals("A.", two.lines().get(0).initials());
        assertEquals(
                two.lines(),
                desk.execute(two, new SlipCommand.Add(List.of(number(forms.get(0)))))
                        .lines());
        assertEquals("PER-DAJI-2021-000001", number(forms.get(0)).value());
        assertEquals(FormState.BATCHED, desk.read(forms.get(0)).summary().state());
        assertEquals(
                slip.summary().id().toString(),
                desk.read(forms.get(0)).summary().slip());

        SlipView one = desk.execute(two, new SlipCommand.Remove(List.of(number(forms.get(2)))));
        assertEquals(List.of("NORTH-1"), numbers(one));
        assertEquals(FormState.COMPLETE, desk.read(forms.get(2)).summary().state());
        assertEquals(
                "form-not-on-slip",
                code(() -> desk.execute(one, new SlipCommand.Remove(List.of(number(forms.get(2)))))));

        SlipView frozen = desk.execute(one, new SlipCommand.Freeze());
        assertEquals("PER-B-DAJI-2021-000001", frozen.summary().number().value());
        assertEquals(List.of("reopen", "transmit"), frozen.allowedActions());
        for (SlipCommand late : List.of(
                new SlipCommand.Add(List.of()),
                new SlipCommand.Remove(List.of(number(forms.get(0)))),
                new SlipCommand.Freeze(),
                new SlipCommand.Close())) {
            RelaisException not = refused(() -> desk.execute(frozen, late));
            assertEquals("action-not-allowed", not.code().value());
            assertEquals(List.of("reopen", "transmit"), not.members().get("allowedActions"));
        }
        assertEquals(
                frozen.summary().id(),
                desk.slips
                        .get(OFFICER, PermitService.ID, "per-b-daji-2021-000001")
                        .summary()
                        .id());
    }

    private static List<String> numbers(SlipView slip) {
        return slip.lines().stream().map(SlipView.Line::formNumber).toList();
    }

    @Test
    void aFrozenSlipCanBeOpenedAgainAndKeepsItsNumber() {
        List<FormView> forms = registered(2, "NORTH");
        SlipView slip = desk.open("NORTH");
        desk.execute(slip, new SlipCommand.Add(List.of(number(forms.get(0)))));
        desk.execute(slip, new SlipCommand.Freeze());
        SlipView other = desk.open("NORTH");
        desk.execute(other, new SlipCommand.Add(List.of(number(forms.get(1)))));
        assertEquals("slip-already-open", code(() -> desk.execute(slip, new SlipCommand.Reopen("one more"))));
        desk.execute(other, new SlipCommand.Freeze());
        SlipView again = desk.execute(slip, new SlipCommand.Reopen("one more"));
        assertEquals(SlipState.OPEN, again.summary().state());
        SlipView frozen = desk.execute(again, new SlipCommand.Freeze());
        assertEquals("PER-B-DAJI-2021-000001", frozen.summary().number().value());
    }

    @Test
    void whatWasTransmittedIsFrozenForEverAndItsHashShowsWhatWasAltered() throws SQLException {
        SlipView slip = transmitted(3);
        assertEquals(SlipState.TRANSMITTED, slip.summary().state());
        assertEquals("3 = 0 + 0 + 0 + 3", sum(slip));
        assertNotNull(slip.summary().hash());
        assertTrue(slip.intact());
        assertEquals("action-not-allowed", code(() -> desk.execute(slip, new SlipCommand.Reopen("x"))));
        assertEquals(
                FormState.TRANSMITTED,
                desk.forms
                        .get(
                                OFFICER,
                                PermitService.ID,
                                slip.lines().get(0).form().value())
                        .summary()
                        .state());
        alter("update SERVICE_SLIP_LINE set INITIALS = 'Z.' where LINE = 2");
        assertFalse(desk.slips
                .get(OFFICER, PermitService.ID, slip.summary().id().toString())
                .intact());
        alter("update SERVICE_SLIP_LINE set INITIALS = 'A.' where LINE = 2");
        assertTrue(desk.slips
                .get(OFFICER, PermitService.ID, slip.summary().id().toString())
                .intact());
        alter("delete from SERVICE_SLIP_LINE where LINE = 3");
        assertFalse(desk.slips
                .get(OFFICER, PermitService.ID, slip.summary().id().toString())
                .intact());
    }

    private void alter(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

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
    void whoNamedAnOlderRevisionChangesNothing() {
        SlipView slip = desk.open("NORTH");
        registered(1, "NORTH");
        desk.execute(slip, new SlipCommand.Add(List.of()));
        assertEquals(
                "stale-revision",
                code(() -> desk.slips.execute(
                        OFFICER,
                        PermitService.ID,
                        slip.summary().id().toString(),
                        new SlipCommand.Freeze(),
                        OptionalLong.of(slip.summary().revision()))));
    }

    @Test
    void addingAndFreezingAtOnceLeavesEachFormOnOneSlipAndEachSlipAsFrozen() {
        int forms = 40;
        registered(forms, "NORTH");
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.runAsync(() -> {
                for (int round = 0; round < 5; round++) {
                    try {
                        SlipView slip = desk.open("NORTH");
                        desk.execute(slip, new SlipCommand.Add(List.of()));
                        desk.execute(slip, new SlipCommand.Freeze());
                        desk.execute(slip, new SlipCommand.Transmit());
                    } catch (RelaisException quicker) {
                        assertTrue(
                                Set.of("action-not-allowed", "slip-empty", "concurrent-change", "unavailable")
                                        .contains(quicker.code().value()),
                                quicker::toString);
                    }
                    desk.register(complete("late-" + Thread.currentThread().getId() + "-" + round, "NORTH"));
                }
            }));
        }
        all.forEach(CompletableFuture::join);
        desk.execute(desk.open("NORTH"), new SlipCommand.Add(List.of()));
        Set<String> met = new TreeSet<>();
        Set<String> slipNumbers = new TreeSet<>();
        int lines = 0;
        for (SlipView.SlipSummary listed : desk.slips.list(OFFICER, PermitService.ID, Set.of())) {
            SlipView slip =
                    desk.slips.get(OFFICER, PermitService.ID, listed.id().toString());
            assertTrue(slip.intact());
            if (listed.number() != null) {
                slipNumbers.add(listed.number().value());
            }
            for (SlipView.Line line : slip.lines()) {
                assertTrue(met.add(line.formNumber()), "twice: " + line.formNumber());
                lines++;
            }
        }
        assertEquals(forms + 40, lines);
        Set<String> gapless = new TreeSet<>();
        IntStream.rangeClosed(1, slipNumbers.size()).forEach(i -> gapless.add("PER-B-DAJI-2021-%06d".formatted(i)));
        assertEquals(gapless, slipNumbers);
    }

    @Test
    void destinationsAreEditedAndJournaled() {
        var edited = desk.destinations.put(
                OFFICER,
                PermitService.ID,
                "EAST",
                new NewDestination(new LocalizedText("Est", "East"), "2 rue de l'Est", true),
                OptionalLong.empty());
        assertEquals("East", edited.name().en());
        assertEquals(
                "claims put permits destination EAST {active=[, true], address=[, 2 rue de l'Est], nameEn=[, East],"
                        + " nameFr=[, Est]}",
                desk.journal.get(0));
        desk.destinations.put(
                OFFICER,
                PermitService.ID,
                "EAST",
                new NewDestination(new LocalizedText("Est", "East"), "2 rue de l'Est", true),
                OptionalLong.empty());
        assertEquals(1, desk.journal.size(), "nothing changed");
        desk.destinations.put(
                OFFICER,
                PermitService.ID,
                "NORTH",
                new NewDestination(new LocalizedText("Nord", "North"), null, false),
                OptionalLong.empty());
        assertEquals("invalid-request", code(() -> desk.open("NORTH")));
        assertTrue(desk.register(complete("A-1", "NORTH"))
                .warnings()
                .get(0)
                .en()
                .startsWith("Nothing is handed to NORTH"));
        desk.leave();
        desk.arrive();
        assertFalse(
                desk.destinations.list(OFFICER, PermitService.ID).get(1).active(), "the plug-in does not undo edits");
        assertEquals(
                "invalid-request",
                code(() -> desk.destinations.put(
                        OFFICER,
                        PermitService.ID,
                        "no good",
                        new NewDestination(new LocalizedText("", "x"), null, true),
                        OptionalLong.empty())));
    }

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
