package org.relais.core.internal.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.calendar.CalendarDay;
import org.relais.calendar.ClosureEdit;
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
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** The calendar of the shipped pack, with two days of its own, to be edited on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CalendarEditContract {

    static final LocalDate TUESDAY = LocalDate.of(2021, 9, 28);
    static final OptionalLong ANY = OptionalLong.empty();

    final TestDatabase database = database();
    final Deque<String[]> scheduled = new ArrayDeque<>();
    DeskFixture desk;
    Node node;

    abstract TestDatabase database();

    /** What one node of several on the same database has in memory. */
    final class Node {
        final IntervalWorkingCalendar calendar;
        final JournaledCalendarDays days;
        final FeedProposals proposals;
        final DueDateRecalculation recalculation;
        final PackCalendarRound round;

        Node() {
            this(PackSamples.packs(pack()));
        }

        Node(OfficePacks packs) {
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

    static OfficePack pack() {
        return PackSamples.read(packText());
    }

    static String packText() {
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

    static ClosureEdit closure(String label, @Nullable String reason) {
        return new ClosureEdit(new LocalizedText(label, label), "arrêté 12", reason);
    }

    CalendarDay put(LocalDate date, String label) {
        return node.days.putClosure(OfficeFixture.SUPERVISOR, date, ANY, closure(label, null));
    }
}
