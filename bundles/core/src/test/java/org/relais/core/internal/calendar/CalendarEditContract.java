package org.relais.core.internal.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.calendar.CalendarDay;
import org.relais.calendar.CalendarDay.Kind;
import org.relais.calendar.CalendarDay.Source;
import org.relais.calendar.CalendarErrors;
import org.relais.calendar.CalendarProposal;
import org.relais.calendar.ClosureEdit;
import org.relais.calendar.ExceptionalDayEdit;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.cases.DueDateRecalculation;
import org.relais.core.internal.cases.DueDates;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.entity.JpaCalendarEntryStore;
import org.relais.core.internal.entity.JpaCaseStore;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.core.internal.entity.JpaPackCalendarStore;
import org.relais.core.internal.entity.JpaProposalStore;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.PackSamples;
import org.relais.core.internal.requesters.PhoneNumbers;
import org.relais.core.internal.tasks.Tasks;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.OpenedCase;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** The calendar of the shipped pack, with two days of its own, edited on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CalendarEditContract {

    private static final LocalDate TUESDAY = LocalDate.of(2021, 9, 28);
    private static final LocalDate PACK_CLOSURE = LocalDate.of(2021, 10, 15);
    private static final LocalDate PACK_HOURS = LocalDate.of(2021, 12, 24);
    private static final int CASES_PER_INTAKE = 15;
    private static final OptionalLong ANY = OptionalLong.empty();

    private final TestDatabase database = database();
    private final Deque<String[]> scheduled = new ArrayDeque<>();
    private DeskFixture desk;
    private Node node;

    abstract TestDatabase database();

    /** What one node of several on the same database has in memory. */
    private final class Node {
        private final IntervalWorkingCalendar calendar;
        private final JournaledCalendarDays days;
        private final FeedProposals proposals;
        private final DueDateRecalculation recalculation;
        private final PackCalendarRound round;

        private Node() {
            this(PackSamples.packs(pack()));
        }

        private Node(OfficePacks packs) {
            EntityManager entities = desk.persistence.entityManager("core");
            JpaOfficeJournalStore journals = new JpaOfficeJournalStore(entities);
            OfficeVersions versions = new OfficeVersions(desk.unitOfWork, journals, desk.clock);
            OfficeJournal journal = new OfficeJournal(desk.unitOfWork, journals, versions, desk.clock);
            JpaCalendarEntryStore store = new JpaCalendarEntryStore(entities);
            EditedCalendars calendars = new EditedCalendars(packs, versions, desk.unitOfWork, store);
            calendar = new IntervalWorkingCalendar(calendars);
            JpaCaseStore cases = new JpaCaseStore(entities, new PhoneNumbers(desk.office));
            recalculation = new DueDateRecalculation(
                    new Recorded(), cases, desk.changes, new DueDates(desk.office, calendar), versions, desk.clock);
            days = new JournaledCalendarDays(
                    desk.unitOfWork,
                    calendars,
                    store,
                    journal,
                    recalculation,
                    desk.permissions,
                    desk.office,
                    desk.clock);
            round = new PackCalendarRound(
                    desk.unitOfWork, packs, new JpaPackCalendarStore(entities), journal, recalculation);
            proposals = new FeedProposals(
                    desk.unitOfWork,
                    new JpaProposalStore(entities),
                    calendars,
                    days,
                    journal,
                    desk.permissions,
                    desk.clock);
        }

        boolean isOpen(LocalDate date) {
            Instant morning = date.atTime(10, 0).atZone(OfficeFixture.NOUMEA).toInstant();
            return calendar.status(morning, null, null).open();
        }
    }

    /** Keeps what is to be done until the test has it done. */
    private final class Recorded implements Tasks {
        @Override
        public void once(String handler, String instance, String data, Instant at) {
            scheduled.add(new String[] {instance, data});
        }

        @Override
        public void cancel(String handler, String instance) {
            throw new UnsupportedOperationException();
        }
    }

    private static OfficePack pack() {
        return PackSamples.read(packText());
    }

    private static String packText() {
        return PackSamples.shippedText().replace("exceptionalDays: []", """
                        exceptionalDays:
                          - date: 2021-12-24
                            hours: 07:00-12:00
                            label: {fr: Veille de Noël, en: Christmas Eve}
                        """).replace("closures: []", """
                        closures:
                          - date: 2021-10-15
                            label: {fr: Pont, en: Bridge}
                            decree: arrêté 7
                        """);
    }

    /** The desk is made once; what knows the calendar is made anew for each test. */
    @BeforeAll
    void openDesk() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(DeskFixture.counter());
    }

    @BeforeEach
    void startNode() {
        node = new Node();
    }

    @AfterEach
    void nothingIsLeftBorrowed() {
        scheduled.clear();
        desk.wipe();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        desk.close();
        database.close();
    }

    private static ClosureEdit closure(String label, @Nullable String reason) {
        return new ClosureEdit(new LocalizedText(label, label), "arrêté 12", reason);
    }

    private static ExceptionalDayEdit hours(String... hours) {
        return new ExceptionalDayEdit(List.of(hours), new LocalizedText("Permanence", "Standby"), null, null, null);
    }

    private static void assertRefused(
            ErrorCode code, @Nullable String pointer, org.junit.jupiter.api.function.Executable call) {
        RelaisException refused = assertThrows(RelaisException.class, call);
        assertEquals(code, refused.code(), refused.getMessage());
        if (pointer != null) {
            assertEquals(pointer, refused.errors().get(0).pointer());
        }
    }

    private CalendarDay put(LocalDate date, String label) {
        return node.days.putClosure(OfficeFixture.SUPERVISOR, date, ANY, closure(label, null));
    }

    private List<CalendarDay> on(LocalDate date) {
        return node.days.between(OfficeFixture.AGENT, date, date);
    }

    private void runOneTask() {
        String[] task = scheduled.remove();
        desk.unitOfWork.execute((Supplier<Object>) () -> {
            node.recalculation.run(task[0], task[1]);
            return task;
        });
    }

    private void runAllTasks() {
        while (!scheduled.isEmpty()) {
            runOneTask();
        }
    }

    /** Cases received on Monday the 27th at 9:00, with 18 hours to go. */
    private List<CaseId> open(int number) {
        List<CaseId> ids = new ArrayList<>();
        for (int opened = 0; opened < number; opened += CASES_PER_INTAKE) {
            long matters = Math.min(CASES_PER_INTAKE, number - opened);
            Map<String, Object> form = Map.of(
                    "subject", "Sujet", "topic", "employee-aid", "at", "2021-09-26T22:00:00Z", "matters", matters);
            desk.receive("key " + opened, form).intake().cases().stream()
                    .map(OpenedCase::id)
                    .forEach(ids::add);
        }
        return ids;
    }

    private CaseView view(CaseId id) {
        return desk.cases.get(OfficeFixture.SUPERVISOR, id);
    }

    private List<JournalEntry> recalculations(CaseId id) {
        return desk.cases.journal(OfficeFixture.SUPERVISOR, id).entries().stream()
                .filter(entry -> entry.action().equals("recalculate-due"))
                .toList();
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    @Test
    void aClosureIsInForceAtOnceAndNamesItsDecree() {
        assertTrue(node.isOpen(TUESDAY));
        CalendarDay day = put(TUESDAY, "Cyclone");
        assertEquals(1, day.revision());
        assertFalse(node.isOpen(TUESDAY));
        assertEquals(
                "Cyclone (arrêté 12)",
                node.calendar
                        .nextWorkingDay(TUESDAY.minusDays(1))
                        .skipped()
                        .get(0)
                        .reason()
                        .fr());
        assertEquals(List.of(day), on(TUESDAY));
    }

    @Test
    void anotherNodeKnowsAfterASecond() {
        Node other = new Node();
        assertTrue(other.isOpen(TUESDAY));
        put(TUESDAY, "Cyclone");
        assertTrue(other.isOpen(TUESDAY));
        desk.clock.advance(Duration.ofSeconds(1));
        assertFalse(other.isOpen(TUESDAY));
    }

    @Test
    void aClosureThatIsTakenAwayLeavesTheDayAsItWas() {
        put(TUESDAY, "Cyclone");
        node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, OptionalLong.of(1), "false alarm");
        assertTrue(node.isOpen(TUESDAY));
        assertEquals(List.of(), on(TUESDAY));
        assertEquals(3, put(TUESDAY, "Cyclone again").revision());
    }

    @Test
    void aClosureOfThePackCanBeRenamedAndTakenAway() {
        assertEquals(Source.PACK, on(PACK_CLOSURE).get(0).source());
        assertFalse(node.isOpen(PACK_CLOSURE));
        put(PACK_CLOSURE, "Grand pont");
        assertEquals(Source.PERSON, on(PACK_CLOSURE).get(0).source());
        assertEquals(1, on(PACK_CLOSURE).size());
        node.days.removeClosure(OfficeFixture.SUPERVISOR, PACK_CLOSURE, ANY, "decree withdrawn");
        assertTrue(node.isOpen(PACK_CLOSURE));
    }

    @Test
    void anExceptionalDayWinsOverAHolidayAndAClosure() {
        LocalDate holiday = LocalDate.of(2021, 9, 24);
        assertFalse(node.isOpen(holiday));
        node.days.putExceptionalDay(OfficeFixture.SUPERVISOR, holiday, ANY, hours("13:00-14:00", "09:00-11:00"));
        assertTrue(node.isOpen(holiday));
        assertEquals(
                List.of(Kind.EXCEPTIONAL, Kind.HOLIDAY),
                on(holiday).stream().map(CalendarDay::kind).toList());
        assertEquals(List.of("09:00-11:00", "13:00-14:00"), on(holiday).get(0).hours());
        assertEquals(Source.RULE, on(holiday).get(1).source());
        node.days.removeExceptionalDay(OfficeFixture.SUPERVISOR, holiday, ANY, null, null, "nobody came");
        assertFalse(node.isOpen(holiday));
    }

    @Test
    void aClosureThatExceptionalHoursWouldHideIsRefused() {
        assertRefused(CalendarErrors.DAY_HAS_HOURS, null, () -> put(PACK_HOURS, "Cyclone"));
        node.days.removeExceptionalDay(OfficeFixture.SUPERVISOR, PACK_HOURS, ANY, null, null, "cyclone");
        put(PACK_HOURS, "Cyclone");
        assertFalse(node.isOpen(PACK_HOURS));
    }

    @Test
    void whoReadAnOlderRevisionIsRefused() {
        put(TUESDAY, "Cyclone");
        assertRefused(
                CalendarErrors.STALE_DAY,
                null,
                () -> node.days.putClosure(
                        OfficeFixture.SUPERVISOR, TUESDAY, OptionalLong.of(0), closure("Grève", null)));
        assertRefused(
                CalendarErrors.STALE_DAY,
                null,
                () -> node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, OptionalLong.of(2), "why"));
    }

    @Test
    void onlyThosePermittedEditAndEverybodyReads() {
        assertRefused(
                Errors.FORBIDDEN,
                null,
                () -> node.days.putClosure(OfficeFixture.AGENT, TUESDAY, ANY, closure("Congé", null)));
        assertRefused(
                Errors.FORBIDDEN, null, () -> node.days.removeClosure(OfficeFixture.DPASS, PACK_CLOSURE, ANY, "why"));
        assertEquals(1, on(PACK_CLOSURE).size());
    }

    @Test
    void aDayThatHasBegunNeedsAReason() {
        LocalDate today = LocalDate.of(2021, 9, 7);
        assertRefused(Errors.INVALID_REQUEST, "/reason", () -> put(today, "Cyclone"));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/reason",
                () -> node.days.removeClosure(OfficeFixture.SUPERVISOR, PACK_CLOSURE, ANY, "x".repeat(2001)));
        node.days.putClosure(OfficeFixture.SUPERVISOR, today, ANY, closure("Cyclone", "decree of last night"));
        assertFalse(node.isOpen(today));
    }

    @Test
    void hoursThatMakeNoSenseAreNamed() {
        assertRefused(
                Errors.INVALID_REQUEST,
                "/hours/1",
                () -> node.days.putExceptionalDay(
                        OfficeFixture.SUPERVISOR, TUESDAY, ANY, hours("07:00-12:00", "25:00-26:00")));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/hours",
                () -> node.days.putExceptionalDay(
                        OfficeFixture.SUPERVISOR, TUESDAY, ANY, hours("07:00-12:00", "11:00-13:00")));
        assertRefused(
                Errors.NOT_FOUND, null, () -> node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, ANY, "why"));
    }

    @Test
    void everyEditStandsInTheJournalOfTheOffice() {
        put(TUESDAY, "Cyclone");
        node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, ANY, "false alarm");
        JpaOfficeJournalStore journal = new JpaOfficeJournalStore(desk.persistence.entityManager("core"));
        List<OfficeChange> changes = desk.unitOfWork
                .read(() -> journal.find(
                        new OfficeChangeQuery(OfficeArea.CALENDAR, null, 10, null), Set.of(OfficeArea.CALENDAR)))
                .items();
        assertEquals(
                List.of("remove", "put"),
                changes.stream().map(OfficeChange::action).toList());
        assertEquals("closure 2021-09-28", changes.get(0).subject());
        assertEquals("false alarm", changes.get(0).reason());
        assertEquals(List.of("Cyclone", ""), changes.get(0).changes().get("label.fr"));
        assertEquals(List.of("", "arrêté 12"), changes.get(1).changes().get("decree"));
    }

    @Test
    void dueDatesOfOpenCasesFollowAClosureAndComeBackWithoutIt() {
        CaseId id = open(1).get(0);
        put(TUESDAY, "Cyclone");
        runAllTasks();
        assertEquals(at("2021-09-30T09:00:00+11:00"), view(id).dueAt());
        JournalEntry entry = recalculations(id).get(0);
        assertEquals("relais", entry.actor());
        assertTrue(entry.reason().contains("Cyclone"), entry.reason());
        assertTrue(entry.reason().contains("2021-09-28"), entry.reason());
        assertTrue(entry.changes().containsKey("dueAt"));

        node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, ANY, "false alarm");
        runAllTasks();
        assertEquals(at("2021-09-29T09:00:00+11:00"), view(id).dueAt());
        assertEquals(2, recalculations(id).size());
        assertTrue(recalculations(id).get(1).reason().contains("removed"));
    }

    @Test
    void dueDatesAreCountedInPagesEachOnceAlsoWhenAPageIsRepeated() {
        int pages = 2;
        int cases = 100 * (pages - 1) + 5;
        List<CaseId> ids = open(cases);
        put(TUESDAY, "Cyclone");
        assertEquals(0, recalculations(ids.get(0)).size(), "nothing is counted in the editor's own transaction");
        String[] firstPage = scheduled.peek();
        int run = 0;
        while (!scheduled.isEmpty()) {
            runOneTask();
            run++;
        }
        assertEquals(pages, run);
        // a node that died before it could say so has its page done again
        scheduled.add(firstPage);
        runAllTasks();
        for (CaseId id : ids) {
            assertEquals(at("2021-09-30T09:00:00+11:00"), view(id).dueAt());
            assertEquals(1, recalculations(id).size());
        }
    }

    @Test
    void anEditOfThePackIsJournaledOnceAndDueDatesFollow() {
        node.round.run(desk.clock.instant());
        runAllTasks();
        assertEquals(0, desk.count("RELAIS_OFFICE_JOURNAL"), "nobody has edited anything");
        CaseId id = open(1).get(0);
        String edited = packText()
                .replace("closures:\n", "closures:\n  - date: 2021-09-28\n    label: {fr: Cyclone, en: Cyclone}\n")
                .replace("      wednesday: 07:00-16:00\n", "      wednesday: 07:00-15:00\n");
        node = new Node(PackSamples.packs(PackSamples.read(edited)));
        node.round.run(desk.clock.instant());
        node.round.run(desk.clock.instant());
        new Node(PackSamples.packs(PackSamples.read(edited))).round.run(desk.clock.instant());

        JpaOfficeJournalStore journal = new JpaOfficeJournalStore(desk.persistence.entityManager("core"));
        List<OfficeChange> changes = desk.unitOfWork
                .read(() -> journal.find(
                        new OfficeChangeQuery(OfficeArea.CALENDAR, null, 10, null), Set.of(OfficeArea.CALENDAR)))
                .items();
        assertEquals(1, changes.size());
        assertEquals("relais", changes.get(0).actor());
        assertEquals(Set.of("closures", "hours"), changes.get(0).changes().keySet());
        assertEquals(List.of("", "2021-09-28 Cyclone"), changes.get(0).changes().get("closures"));
        assertTrue(
                changes.get(0).changes().get("hours").get(1).contains("WEDNESDAY 07:00-15:00"),
                changes.get(0).changes()::toString);
        assertEquals(1, scheduled.size());
        runAllTasks();
        assertEquals(at("2021-09-30T10:00:00+11:00"), view(id).dueAt());
        assertTrue(recalculations(id).get(0).reason().contains("closures, hours"), recalculations(id)::toString);
    }

    @Test
    void anEditThatFailsSchedulesAndChangesNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> desk.unitOfWork.execute(() -> {
                    put(TUESDAY, "Cyclone");
                    throw new IllegalStateException("the machine dies");
                }));
        assertTrue(node.isOpen(TUESDAY));
        put(TUESDAY.plusDays(1), "Grève");
        assertTrue(node.isOpen(TUESDAY));
        assertEquals(1, desk.count("RELAIS_OFFICE_JOURNAL"));
    }

    private List<CalendarProposal> propose(String... lines) {
        String feed = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//FR\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VCALENDAR\r\n";
        return node.proposals.propose(OfficeFixture.SUPERVISOR, feed.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String uid, String date, String label) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTART;VALUE=DATE:" + date + "\r\nSUMMARY:" + label
                + "\r\nEND:VEVENT";
    }

    @Test
    void aFeedProposesAndSaysWhatItWouldChange() {
        List<CalendarProposal> proposed = propose(
                event("a", "20210928", "Pont"),
                event("b", "20210924", "Fête de la citoyenneté"),
                event("c", "20211015", "Pont"),
                event("d", "20211015", "Grand pont"));
        assertEquals(
                List.of(
                        CalendarProposal.Effect.NEW,
                        CalendarProposal.Effect.KNOWN,
                        CalendarProposal.Effect.KNOWN,
                        CalendarProposal.Effect.DIFFERS),
                proposed.stream().map(CalendarProposal::effect).toList());
        assertTrue(node.isOpen(TUESDAY), "nothing is in force before somebody accepts it");
    }

    @Test
    void theSameFeedAgainProposesNothingAgainUnlessItSaysSomethingElse() {
        CalendarProposal first = propose(event("a", "20210928", "Pont")).get(0);
        node.proposals.refuse(OfficeFixture.SUPERVISOR, first.id(), "not here");
        CalendarProposal again = propose(event("a", "20210928", "Pont")).get(0);
        assertEquals(first.id(), again.id());
        assertEquals(CalendarProposal.State.REFUSED, again.state());
        CalendarProposal renamed =
                propose(event("a", "20210928", "Pont du gouverneur")).get(0);
        assertEquals(first.id(), renamed.id());
        assertEquals(CalendarProposal.State.PENDING, renamed.state());
        assertNull(renamed.decidedBy());
        assertEquals(1, node.proposals.list(OfficeFixture.SUPERVISOR, null).size());
    }

    @Test
    void whatIsAcceptedIsInForceAndDecidedOnce() {
        CalendarProposal proposal = propose(event("a", "20210928", "Pont")).get(0);
        CalendarProposal accepted = node.proposals.accept(OfficeFixture.SUPERVISOR, proposal.id(), "arrêté 99");
        assertEquals(CalendarProposal.State.ACCEPTED, accepted.state());
        assertEquals("supervisor", accepted.decidedBy());
        assertFalse(node.isOpen(TUESDAY));
        assertEquals("arrêté 99", on(TUESDAY).get(0).decree());
        assertRefused(
                CalendarErrors.PROPOSAL_DECIDED,
                null,
                () -> node.proposals.refuse(OfficeFixture.SUPERVISOR, proposal.id(), null));
        assertRefused(Errors.FORBIDDEN, null, () -> node.proposals.list(OfficeFixture.AGENT, null));
    }
}
