package org.relais.core.internal.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.Page;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;
import org.relais.changes.OfficeChanges.Verification;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.testkit.TestDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OfficeJournalContract {

    private static final Map<String, List<String>> CHANGES = Map.of("label", List.of("", "Pont"));

    private final TestDatabase database = database();
    private DeskFixture desk;
    private JpaOfficeJournalStore store;
    private VerifiedOfficeChanges changes;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        desk = new DeskFixture(database);
        store = new JpaOfficeJournalStore(desk.persistence.entityManager("core"));
        changes = new VerifiedOfficeChanges(desk.unitOfWork, store, desk.permissions);
    }

    @AfterEach
    void nothingIsLeftBorrowed() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    private void change(OfficeArea area, String subject) {
        desk.unitOfWork.execute(() -> {
            desk.journal.record(OfficeFixture.SUPERVISOR, area, subject, "put", CHANGES, "decree");
            return subject;
        });
    }

    private Page<OfficeChange> page(@Nullable OfficeArea area, @Nullable Instant from, int limit, String cursor) {
        return changes.find(OfficeFixture.ADMIN, new OfficeChangeQuery(area, from, limit, cursor));
    }

    private Verification calendar() {
        return changes.verify(OfficeFixture.SUPERVISOR).stream()
                .filter(area -> area.area() == OfficeArea.CALENDAR)
                .findFirst()
                .orElseThrow();
    }

    private void sql(String statement) {
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery(statement)
                .executeUpdate());
    }

    @Test
    void aChangeIsReadAsItWasRecorded() {
        change(OfficeArea.CALENDAR, "closure 2021-05-14");
        OfficeChange read = page(OfficeArea.CALENDAR, null, 10, null).items().get(0);
        assertEquals(1, read.sequence());
        assertEquals(desk.clock.instant(), read.at());
        assertEquals("supervisor", read.actor());
        assertEquals("closure 2021-05-14", read.subject());
        assertEquals("put", read.action());
        assertEquals(CHANGES, read.changes());
        assertEquals("decree", read.reason());
    }

    @Test
    void aChangeOutsideATransactionIsRefused() {
        assertThrows(
                IllegalStateException.class,
                () -> desk.journal.record(
                        OfficeFixture.SUPERVISOR, OfficeArea.CALENDAR, "subject", "put", CHANGES, null));
    }

    @Test
    void pagesShowEveryChangeOnceNewestFirstAlsoThoseOfOneInstant() {
        for (int number = 1; number <= 7; number++) {
            change(number % 2 == 0 ? OfficeArea.ROUTING : OfficeArea.CALENDAR, "change " + number);
            if (number % 3 == 0) {
                desk.clock.advance(Duration.ofMinutes(1));
            }
        }
        List<String> subjects = new ArrayList<>();
        String cursor = null;
        do {
            Page<OfficeChange> page = page(null, null, 2, cursor);
            assertEquals(new Page.Total(7, true), page.total());
            page.items().forEach(change -> subjects.add(change.subject()));
            cursor = page.next();
        } while (cursor != null);
        assertEquals(
                List.of("change 7", "change 6", "change 5", "change 4", "change 3", "change 2", "change 1"), subjects);
    }

    @Test
    void aListIsNarrowedToAnAreaAndABeginning() {
        change(OfficeArea.CALENDAR, "first");
        desk.clock.advance(Duration.ofMinutes(1));
        change(OfficeArea.ROUTING, "second");
        change(OfficeArea.CALENDAR, "third");
        Page<OfficeChange> page = page(OfficeArea.CALENDAR, desk.clock.instant(), 10, null);
        assertEquals(
                List.of("third"),
                page.items().stream().map(OfficeChange::subject).toList());
        assertNull(page.next());
    }

    @Test
    void whoMayNotReadTheJournalIsRefused() {
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> changes.find(OfficeFixture.AGENT, new OfficeChangeQuery(null, null, 10, null)));
        assertEquals(Errors.FORBIDDEN, refused.code());
    }

    @Test
    void anUntouchedJournalIsIntact() {
        change(OfficeArea.CALENDAR, "first");
        change(OfficeArea.CALENDAR, "second");
        assertEquals(new Verification(OfficeArea.CALENDAR, 2, true), calendar());
    }

    @Test
    void anAlteredEntryShows() {
        change(OfficeArea.CALENDAR, "first");
        change(OfficeArea.CALENDAR, "second");
        sql("update RELAIS_OFFICE_JOURNAL set ACTOR = 'somebody' where SEQUENCE_NUMBER = 1");
        assertFalse(calendar().intact());
    }

    @Test
    void anEntryTakenAwayShowsAlsoAtTheEnd() {
        change(OfficeArea.CALENDAR, "first");
        change(OfficeArea.CALENDAR, "second");
        sql("delete from RELAIS_OFFICE_JOURNAL where SEQUENCE_NUMBER = 2");
        assertFalse(calendar().intact());
    }

    @Test
    void aChangeRaisesTheVersionOfItsAreaAlone() {
        long calendar = desk.versions.version(OfficeArea.CALENDAR);
        long routing = desk.versions.version(OfficeArea.ROUTING);
        change(OfficeArea.CALENDAR, "first");
        assertTrue(desk.versions.version(OfficeArea.CALENDAR) > calendar);
        assertEquals(routing, desk.versions.version(OfficeArea.ROUTING));
    }

    @Test
    void anotherNodeSeesAChangeAfterASecondAndNotBefore() {
        OfficeVersions other = new OfficeVersions(desk.unitOfWork, store, desk.clock);
        long before = other.version(OfficeArea.CALENDAR);
        change(OfficeArea.CALENDAR, "first");
        assertEquals(before, other.version(OfficeArea.CALENDAR));
        desk.clock.advance(Duration.ofMillis(999));
        assertEquals(before, other.version(OfficeArea.CALENDAR));
        desk.clock.advance(Duration.ofMillis(1));
        assertEquals(desk.versions.version(OfficeArea.CALENDAR), other.version(OfficeArea.CALENDAR));
    }

    @Test
    void aChangeThatFailsLeavesNoEntryAndItsVersionNeverComesAgain() {
        long before = desk.versions.version(OfficeArea.CALENDAR);
        List<Long> seen = new ArrayList<>();
        assertThrows(
                IllegalArgumentException.class,
                () -> desk.unitOfWork.execute(() -> {
                    desk.journal.record(OfficeFixture.SUPERVISOR, OfficeArea.CALENDAR, "subject", "put", CHANGES, null);
                    seen.add(desk.versions.version(OfficeArea.CALENDAR));
                    throw new IllegalArgumentException("the rest of the change fails");
                }));
        assertNotEquals(before, seen.get(0));
        assertEquals(before, desk.versions.version(OfficeArea.CALENDAR));
        change(OfficeArea.CALENDAR, "first");
        assertNotEquals(seen.get(0), desk.versions.version(OfficeArea.CALENDAR));
        assertEquals(1, calendar().entries());
    }

    @Test
    void manyChangesAtOnceMakeOneChain() throws Exception {
        change(OfficeArea.CALENDAR, "first");
        int writers = 4;
        int each = 5;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                running.add(pool.submit((Callable<Object>) () -> {
                    start.await();
                    for (int number = 0; number < each; number++) {
                        change(OfficeArea.CALENDAR, "change");
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> writer : running) {
                writer.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(new Verification(OfficeArea.CALENDAR, 1 + writers * each, true), calendar());
    }
}
