package org.relais.core.internal.queues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.cases.Page;
import org.relais.cases.Priority;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.queues.CaseQueues;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueView;
import org.relais.spi.persistence.StaleEntityException;

/** What queues hold, in which order, and how cases are claimed from them, on a real database. */
abstract class QueueClaimContract extends QueueContract {

    @Test
    void twoHundredClaimsAtOnceOnAHundredCasesGiveEachCaseOnceAndTellAHundredThatNothingIsLeft() throws Exception {
        for (int i = 0; i < 100; i++) {
            open("k" + i);
        }
        Set<CaseId> claimed = new HashSet<>();
        int empty = 0;
        for (Optional<CaseView> answer : atOnce(200, i -> desk.queues.claim(OfficeFixture.DPASS, "dpass"))) {
            if (answer.isPresent()) {
                assertTrue(claimed.add(answer.get().id()), "claimed twice");
                assertEquals("dpass", answer.get().assignee());
            } else {
                empty++;
            }
        }
        assertEquals(100, claimed.size());
        assertEquals(100, empty);
        for (CaseId id : claimed) {
            assertEquals(List.of("open", "assign"), actions(id));
        }
        assertEquals(100, view(OfficeFixture.DPASS, "dpass").assigned());
    }

    /** Each node has locks of its own, so that between them the database alone decides who was first. */
    @Test
    void claimsOnTwoNodesAtOnceGiveEachCaseOnceAndTellTheOthersThatNothingIsLeft() throws Exception {
        for (int i = 0; i < 100; i++) {
            open("k" + i);
        }
        try (DeskFixture another = new DeskFixture(database)) {
            Set<CaseId> claimed = new HashSet<>();
            int empty = 0;
            for (Optional<CaseView> answer :
                    atOnce(200, i -> (i % 2 == 0 ? desk : another).queues.claim(OfficeFixture.DPASS, "dpass"))) {
                if (answer.isPresent()) {
                    assertTrue(claimed.add(answer.get().id()), "claimed twice");
                } else {
                    empty++;
                }
            }
            assertEquals(100, claimed.size());
            assertEquals(100, empty);
            for (CaseId id : claimed) {
                assertEquals(List.of("open", "assign"), actions(id));
            }
        }
        assertEquals(100, view(OfficeFixture.DPASS, "dpass").assigned());
    }

    /** The less urgent a case, the earlier it is due here. */
    @Test
    void aQueueIsOrderedByPriorityThenByDueDateOverAllPagesAndSoIsWhatIsClaimed() {
        List<CaseId> normal = List.of(open("n1"), later("n2"));
        desk.clock.advance(Duration.ofHours(7));
        List<CaseId> high = List.of(later("h1"), later("h2"), later("h3"));
        CaseId urgent = later("u1");
        high.forEach(id -> prioritise(id, Priority.HIGH));
        prioritise(urgent, Priority.URGENT);
        List<CaseId> expected = List.of(urgent, high.get(0), high.get(1), high.get(2), normal.get(0), normal.get(1));

        List<CaseSummary> listed = listed("dpass", 2, 6);

        assertEquals(expected, listed.stream().map(CaseSummary::id).toList());
        assertTrue(listed.get(0).dueAt().isAfter(listed.get(3).dueAt()), "the urgent one is due after the high ones");
        assertTrue(listed.get(1).dueAt().isAfter(listed.get(5).dueAt()), "the high ones are due after the normal ones");
        assertEquals(expected.subList(0, 3), claimed(3));
        assertEquals(expected.subList(3, 6), claimed(3));
        assertRefused(Errors.INVALID_REQUEST, () -> desk.queues.cases(OfficeFixture.DPASS, "dpass", 3, "x"));
    }

    private CaseId later(String key) {
        desk.clock.advance(Duration.ofMinutes(1));
        return open(key);
    }

    private void prioritise(CaseId id, Priority priority) {
        CaseCommand command = new CaseCommand.Prioritise(priority, "essai");
        desk.cases.execute(OfficeFixture.SUPERVISOR, id, OptionalLong.empty(), command);
    }

    private List<CaseId> claimed(int times) {
        List<CaseId> claimed = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            claimed.add(desk.queues
                    .claim(OfficeFixture.DPASS, "dpass")
                    .orElseThrow()
                    .id());
        }
        return claimed;
    }

    /** All pages, each of which has the same exact total. */
    private List<CaseSummary> listed(String queue, int size, long total) {
        List<CaseSummary> listed = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<CaseSummary> page = desk.queues.cases(OfficeFixture.DPASS, queue, size, cursor);
            assertEquals(new Page.Total(total, true), page.total());
            listed.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return listed;
    }

    @Test
    void aCaseHandedOverWhileItWaitsForTheCitizenIsOpenButNothingToTake() {
        CaseId waiting = handedOverWhileWaiting();
        open("other");
        assertEquals(1, listed("dpass", 10, 1).size());
        assertEquals(List.of(2L, 1L, 0L), counts());
        desk.cases.execute(OfficeFixture.SUPERVISOR, waiting, OptionalLong.empty(), new CaseCommand.Resume());
        assertEquals(2, listed("dpass", 1, 2).size());
        assertEquals(List.of(2L, 2L, 0L), counts());
        claimed(1);
        assertEquals(List.of(2L, 1L, 1L), counts());
        assertCounted();
    }

    @Test
    void countsFromBeforeAreCountedAgainOnceTheVersionThatCountsOtherwiseStarts() {
        handedOverWhileWaiting();
        open("a");
        open("b");
        claimed(1);
        sql("update RELAIS_QUEUE_COUNT set WAITING_CASES = OPEN_CASES, ASSIGNED_CASES = 0");
        sql("delete from DATABASECHANGELOG where ID = '4-recount' and FILENAME = 'core/queues'");
        sql("delete from RELAIS_MIGRATION where UNIT = 'core'");
        new DeskFixture(database).close();
        assertEquals(List.of(3L, 1L, 1L), counts());
        assertCounted();
    }

    private void sql(String statement) {
        assertTrue(
                desk.unitOfWork.execute(() -> desk.persistence
                                .entityManager("core")
                                .createNativeQuery(statement)
                                .executeUpdate())
                        > 0,
                statement);
    }

    private CaseId handedOverWhileWaiting() {
        CaseId id = open("waiting");
        for (CaseCommand command : List.of(
                new CaseCommand.Assign("dpass"), new CaseCommand.Start(), new CaseCommand.Wait("pièces", null))) {
            desk.cases.execute(OfficeFixture.SUPERVISOR, id, OptionalLong.empty(), command);
        }
        desk.unitOfWork.execute(() -> {
            desk.handOver.give(OfficeFixture.SUPERVISOR, id, null, "départ");
            return id;
        });
        return id;
    }

    private List<Long> counts() {
        QueueView view = view(OfficeFixture.DPASS, "dpass");
        return List.of(view.open(), view.waiting(), view.assigned());
    }

    @Test
    void theSupervisorsQueueIsThereForSupervisorsAlone() {
        assertTrue(ids(OfficeFixture.SUPERVISOR).contains(CaseQueues.SUPERVISORS));
        assertTrue(!ids(OfficeFixture.DPASS).contains(CaseQueues.SUPERVISORS));
        assertRefused(Errors.NOT_FOUND, () -> desk.queues.claim(OfficeFixture.DPASS, CaseQueues.SUPERVISORS));
        assertRefused(Errors.NOT_FOUND, () -> desk.queues.cases(OfficeFixture.DPASS, CaseQueues.SUPERVISORS, 10, null));
        assertEquals(Optional.empty(), desk.queues.claim(OfficeFixture.SUPERVISOR, CaseQueues.SUPERVISORS));
    }

    @Test
    void everyTeamHasAQueueOfItsDepartment() {
        desk.people.team("night-desk", "DPASS");
        QueueDefinition queue = desk.queueDirectory.find("night-desk").orElseThrow();
        assertEquals("DPASS", queue.department().value());
        assertRefused(Errors.FORBIDDEN, () -> desk.queues.claim(OfficeFixture.DEL, "night-desk"));
        assertEquals(Optional.empty(), desk.queues.claim(OfficeFixture.DPASS, "night-desk"));
    }

    @Test
    void countsEqualARecountAfterRandomCommandsAtOnceBeforeAndAfterFolding() throws Exception {
        List<CaseId> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(open("k" + i));
        }
        for (int round = 0; round < 3; round++) {
            int seed = round;
            atOnce(60, i -> command(ids.get(i % 30), new Random(seed * 1000L + i)));
            desk.clock.advance(Duration.ofMinutes(200));
            assertCounted();
            desk.unitOfWork.execute(() -> {
                desk.queueStore.fold(desk.clock.instant());
                return ids;
            });
            assertCounted();
        }
        assertTrue(desk.count("RELAIS_QUEUE_COUNT") < 12);
    }

    private boolean command(CaseId id, Random random) {
        @Nullable
        CaseCommand command = switch (random.nextInt(7)) {
            case 0 -> new CaseCommand.Assign("dpass");
            case 1 -> new CaseCommand.Release();
            case 2 -> new CaseCommand.Transfer(random.nextBoolean() ? "DEL" : "DPASS", "r");
            case 3 -> new CaseCommand.Start();
            case 4 -> new CaseCommand.Wait("r", null);
            case 5 -> new CaseCommand.Resolve("DONE", "t");
            default -> null;
        };
        try {
            if (command == null) {
                return handOver(id);
            }
            desk.cases.execute(OfficeFixture.SUPERVISOR, id, OptionalLong.empty(), command);
            return true;
        } catch (RelaisException notNow) {
            return false;
        }
    }

    private boolean handOver(CaseId id) {
        try {
            return desk.unitOfWork.execute(() -> {
                boolean held = desk.handOver.heldBy("dpass").stream()
                        .anyMatch(one -> one.id().equals(id));
                if (held) {
                    desk.handOver.give(OfficeFixture.SUPERVISOR, id, null, "départ");
                }
                return held;
            });
        } catch (StaleEntityException quicker) {
            return false;
        }
    }

    private void assertCounted() {
        java.sql.Timestamp now = java.sql.Timestamp.from(desk.clock.instant());
        for (QueueView view : desk.queues.list(OfficeFixture.SUPERVISOR)) {
            String where = " from RELAIS_CASE where QUEUE = '" + view.queue().id() + "' and IS_OPEN = 1";
            List<?> row = desk.unitOfWork.read(() -> desk.persistence
                    .entityManager("core")
                    .createNativeQuery("select count(*), count(case when IS_CLAIMABLE = 1 then 1 end), count(ASSIGNEE),"
                            + " count(case when WAITING_SINCE is null and DUE_AT < ?1 then 1 end)"
                            + where)
                    .setParameter(1, now)
                    .getResultList());
            Object[] counted = (Object[]) row.get(0);
            assertEquals(
                    Stream.of(counted).map(QueueClaimContract::number).toList(),
                    List.of(view.open(), view.waiting(), view.assigned(), view.overdue()),
                    view.queue().id());
            assertEquals(view.open() > 0, view.oldestAt() != null);
        }
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private List<String> actions(CaseId id) {
        return journal(id).stream().map(JournalEntry::action).toList();
    }

    private List<String> ids(Caller caller) {
        return desk.queues.list(caller).stream().map(view -> view.queue().id()).toList();
    }
}
