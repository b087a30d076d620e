package org.relais.core.internal.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relais.administration.Departures.HandOver;
import org.relais.administration.Departures.HandedOver;
import org.relais.administration.DirectoryErrors;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.cases.Priority;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Agent;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;

abstract class DepartureContract extends DirectoryContract {

    private static final Caller DPASS = OfficeFixture.DPASS;
    private static final Caller SUPERVISOR = OfficeFixture.SUPERVISOR;
    private static final HandOver TO_DEL = new HandOver("del", "Mutation");
    private static final HandOver TO_QUEUE = new HandOver("queue", "Mutation");

    private static final HandedOver NOTHING = new HandedOver(List.of(), 0);

    private HandedOver leave(HandOver handOver) {
        return node.departures.leave(SUPERVISOR, "dpass", null, handOver);
    }

    private List<CaseId> twelveOpenCases() {
        List<CaseId> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            CaseId id = assigned("case " + i, DPASS);
            if (i % 3 > 0) {
                run(DPASS, id, new CaseCommand.Start());
            }
            if (i % 3 == 2) {
                run(DPASS, id, new CaseCommand.Wait("Pièce demandée", null));
            }
            ids.add(id);
        }
        return ids;
    }

    private Map<CaseStatus, Long> statuses(List<CaseId> ids) {
        return ids.stream().map(this::read).collect(Collectors.groupingBy(CaseView::status, Collectors.counting()));
    }

    private void assertEach(List<CaseId> ids, @Nullable String assignee) {
        for (CaseId id : ids) {
            assertEquals(assignee, read(id).assignee());
            var journal = desk.cases.journal(SUPERVISOR, id);
            JournalEntry last = journal.entries().get(journal.entries().size() - 1);
            assertEquals("hand-over", last.action());
            assertEquals("Mutation", last.reason());
            assertEquals("supervisor", last.actor());
            assertEquals(
                    List.of("dpass", assignee == null ? "" : assignee),
                    last.changes().get("assignee"));
            assertTrue(journal.intact());
        }
    }

    @Test
    void aColleagueWithTwelveOpenCasesLeavesAndAnotherHasThem() {
        List<CaseId> ids = twelveOpenCases();
        CaseId done = assigned("done", DPASS);
        run(DPASS, done, new CaseCommand.Start());
        run(DPASS, done, new CaseCommand.Resolve("ANSWERED", "Répondu"));
        HandedOver handedOver = leave(TO_DEL);
        assertEquals(ids.stream().map(id -> read(id).reference()).toList(), handedOver.known());
        assertEquals(12, handedOver.count());
        assertEach(ids, "del");
        assertEquals(Map.of(CaseStatus.ASSIGNED, 8L, CaseStatus.WAITING, 4L), statuses(ids));
        assertEquals("dpass", read(done).assignee(), "what is done was done by whoever did it");
    }

    @Test
    void whatGoesBackToTheQueueCanBeTakenThere() {
        List<CaseId> ids = twelveOpenCases();
        assertEquals(12, leave(TO_QUEUE).count());
        assertEach(ids, null);
        assertEquals(Map.of(CaseStatus.TRIAGED, 8L, CaseStatus.WAITING, 4L), statuses(ids));
        assertEquals(8, claimable());
        ids.stream()
                .filter(id -> read(id).status() == CaseStatus.WAITING)
                .forEach(id -> run(SUPERVISOR, id, new CaseCommand.Resume()));
        assertEquals(Map.of(CaseStatus.TRIAGED, 12L), statuses(ids));
        assertEquals(12, claimable());
    }

    private int claimable() {
        return desk.unitOfWork.read(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("select ID from RELAIS_CASE where QUEUE = 'dpass' and IS_CLAIMABLE = 1")
                .getResultList()
                .size());
    }

    @Test
    void whoHasLeftCannotCallNorBeAssignedTo() {
        CaseId id = open("1");
        leave(TO_QUEUE);
        assertEquals(Optional.empty(), node.employment.current(DPASS));
        assertRefused(Errors.INVALID_REQUEST, () -> run(SUPERVISOR, id, new CaseCommand.Assign("dpass")), "/agent");
        assertRefused(Errors.INVALID_REQUEST, () -> desk.queues.claim(DPASS, "dpass"), "/agent");
        assertFalse(node.agents.isAtWork("dpass", desk.clock.instant()));
        assertEquals(List.of(), node.agents.inDepartment(new DepartmentId("DPASS")));
        Agent left = node.agents.find("dpass").orElseThrow();
        assertEquals(LocalDate.parse("2021-09-07"), left.leftOn());
        assertEquals(new DepartmentId("DPASS"), left.department(), "kept for the record");
        assertRefused(
                DirectoryErrors.HAS_LEFT, () -> node.editing.edit(OfficeFixture.ADMIN, "dpass", ANY, skills("drehu")));
        assertRefused(
                Errors.INVALID_REQUEST,
                () -> node.departures.handOver(SUPERVISOR, "del", new HandOver("dpass", "Mutation")),
                "/to");
    }

    @Test
    void whoComesBackWorksAgain() {
        node.editing.edit(OfficeFixture.ADMIN, "dpass", ANY, skills("drehu"));
        leave(TO_QUEUE);
        assertEquals(List.of(), List.copyOf(node.agents.skills()));
        Agent back = node.departures.comeBack(SUPERVISOR, "dpass", "Réintégration");
        assertTrue(back.isActive());
        assertEquals(Optional.of(DPASS), node.employment.current(DPASS));
        assertEquals(List.of("drehu"), List.copyOf(node.agents.skills()));
        assertEquals("dpass", read(assigned("1", DPASS)).assignee());
        assertTrue(
                node.journal().get(2).startsWith("agent/dpass return {state=[LEFT, ACTIVE]"),
                node.journal().get(2));
    }

    @Test
    void aHandOverWithoutLeavingOnlyMovesTheCases() {
        List<CaseId> ids = twelveOpenCases();
        assertEquals(12, node.departures.handOver(SUPERVISOR, "dpass", TO_DEL).count());
        assertEach(ids, "del");
        assertEquals(Optional.of(DPASS), node.employment.current(DPASS));
        assertEquals(NOTHING, node.departures.handOver(SUPERVISOR, "dpass", TO_DEL), "nothing left");
        assertRefused(Errors.NOT_FOUND, () -> node.departures.handOver(SUPERVISOR, "nobody", TO_DEL));
    }

    @Test
    void nothingHappensWhenTheSuccessorMayNotKnowOfOneOfTheCases() {
        List<CaseId> ids = twelveOpenCases();
        classify(ids.get(3), Confidentiality.RESTRICTED);
        RelaisException refused = assertRefused(DirectoryErrors.HAND_OVER_REFUSED, () -> leave(TO_DEL));
        assertEquals(Map.of("cases", List.of(read(ids.get(3)).reference().value())), refused.members());
        assertTrue(ids.stream().allMatch(id -> "dpass".equals(read(id).assignee())));
        assertTrue(node.agents.find("dpass").orElseThrow().isActive());
        assertEquals(List.of(), node.journal());

        RelaisException unseen = assertRefused(
                DirectoryErrors.HAND_OVER_REFUSED,
                () -> node.departures.leave(OfficeFixture.ADMIN, "dpass", null, TO_DEL));
        assertEquals(Map.of(), unseen.members(), "an administrator knows of no case");
        assertEquals(
                new HandedOver(List.of(), ids.size()),
                node.departures.leave(OfficeFixture.ADMIN, "dpass", null, TO_QUEUE),
                "their number at least");
        assertEquals(
                ids.size(),
                ids.stream().filter(id -> read(id).assignee() == null).count());
    }

    private void classify(CaseId id, Confidentiality level) {
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_CASE set CONFIDENTIALITY = ?1 where ID = ?2")
                .setParameter(1, level.name())
                .setParameter(2, id.toString())
                .executeUpdate());
    }

    @Test
    void whoMayNotIsRefused() {
        assertRefused(Errors.FORBIDDEN, () -> node.departures.leave(OfficeFixture.AGENT, "dpass", null, TO_DEL));
        assertRefused(Errors.FORBIDDEN, () -> node.departures.handOver(DPASS, "dpass", TO_DEL));
        assertRefused(Errors.FORBIDDEN, () -> node.departures.comeBack(DPASS, "dpass", null));
        assertRefused(Errors.FORBIDDEN, () -> node.departures.leave(SUPERVISOR, "supervisor", null, TO_DEL));
        assertRefused(Errors.FORBIDDEN, () -> node.departures.leave(SUPERVISOR, "admin", null, TO_DEL));
        assertRefused(Errors.NOT_FOUND, () -> node.departures.leave(SUPERVISOR, "nobody", null, TO_DEL));
    }

    @Test
    void badDaysAndSuccessorsAreNamed() {
        LocalDate tomorrow = LocalDate.parse("2021-09-08");
        assertRefused(
                Errors.INVALID_REQUEST, () -> node.departures.leave(SUPERVISOR, "dpass", tomorrow, TO_DEL), "/leftOn");
        assertRefused(Errors.INVALID_REQUEST, () -> leave(new HandOver("dpass", "Mutation")), "/handOverTo");
        assertRefused(Errors.INVALID_REQUEST, () -> leave(new HandOver("admin", "Mutation")), "/handOverTo");
        assertRefused(Errors.INVALID_REQUEST, () -> leave(new HandOver("del", " ")), "/reason");
    }

    @Test
    void aDepartureSentAgainTakesWhatCameInMeanwhile() {
        leave(TO_DEL);
        CaseId late = open("late");
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_CASE set ASSIGNEE = 'dpass', STATUS = 'ASSIGNED' where ID = ?1")
                .setParameter(1, late.toString())
                .executeUpdate());
        assertEquals(1, leave(TO_QUEUE).count());
        assertNull(read(late).assignee());
        assertEquals(1, node.journal().size(), "a second departure is none");
    }

    @Test
    void aDepartureSentTwiceIsHarmless() {
        List<CaseId> ids = twelveOpenCases();
        assertEquals(12, leave(TO_DEL).count());
        List<CaseView> before = ids.stream().map(this::read).toList();
        assertEquals(NOTHING, leave(TO_DEL));
        assertEquals(before, ids.stream().map(this::read).toList());
        assertEquals(1, node.journal().size());
    }

    @Test
    void aCaseThatIsUnmergedAfterItsColleagueLeftIsBackInItsQueue() {
        CaseId started = assigned("1", DPASS);
        run(DPASS, started, new CaseCommand.Start());
        CaseId waiting = assigned("2", DPASS);
        run(DPASS, waiting, new CaseCommand.Start());
        run(DPASS, waiting, new CaseCommand.Wait("Pièce demandée", null));
        CaseId into = open("3");
        run(DPASS, started, new CaseCommand.Merge(into));
        run(DPASS, waiting, new CaseCommand.Merge(into));
        leave(TO_DEL);

        CaseView back = run(SUPERVISOR, started, new CaseCommand.Unmerge("deux personnes"));
        assertEquals(CaseStatus.TRIAGED, back.status());
        assertNull(back.assignee());
        assertEquals("dpass", back.queue());
        assertEquals(2, claimable(), "the case that was merged into, and this one");
        List<JournalEntry> journal = desk.cases.journal(SUPERVISOR, started).entries();
        Map<String, List<String>> changes = journal.get(journal.size() - 1).changes();
        assertEquals(List.of("dpass", ""), changes.get("assignee"));
        assertEquals(List.of("CLOSED", "TRIAGED"), changes.get("status"));

        run(SUPERVISOR, waiting, new CaseCommand.Unmerge("deux personnes"));
        assertEquals(CaseStatus.WAITING, read(waiting).status());
        assertNull(read(waiting).assignee());
    }

    @Test
    void aHandOverThatBreaksOffBetweenPagesIsFinishedByTheSameCommand() {
        CaseId first = hundredsOfCases();
        setPriorityOfTheLast(99);
        assertThrows(RuntimeException.class, () -> leave(TO_DEL));
        assertEquals("del", read(first).assignee());
        assertEquals(500, heldBy("del"), "one page is done");
        assertEquals(Optional.empty(), node.employment.current(DPASS));

        setPriorityOfTheLast(Priority.NORMAL.ordinal());
        assertEquals(26, leave(TO_DEL).count());
        assertEquals(526, heldBy("del"));
        assertEquals(526, desk.count("RELAIS_JOURNAL where ACTION = 'hand-over'"), "each once");
        assertEquals(1, node.journal().size(), "they left once");
        assertEquals(NOTHING, leave(TO_DEL));
    }

    private void setPriorityOfTheLast(int priority) {
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_CASE set PRIORITY = ?1 where ID = (select max(ID) from RELAIS_CASE)")
                .setParameter(1, priority)
                .executeUpdate());
    }

    @Test
    void hundredsOfCasesAreHandedOverInPages() {
        CaseId one = hundredsOfCases();
        assertEquals(526, leave(TO_DEL).count());
        assertEquals("del", read(one).assignee());
        assertEquals(526, heldBy("del"));
    }

    /** More than a page of them; answers the oldest. */
    private CaseId hundredsOfCases() {
        CaseId one = assigned("model", DPASS);
        for (int i = 0; i < 21; i++) {
            desk.receive("many " + i, Map.of("subject", "Sujet", "topic", "vaccination", "matters", 25));
        }
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_CASE set ASSIGNEE = 'dpass', STATUS = 'ASSIGNED'")
                .executeUpdate());
        return one;
    }

    private int heldBy(String account) {
        return desk.unitOfWork.read(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("select ID from RELAIS_CASE where ASSIGNEE = ?1 and STATUS = 'ASSIGNED'")
                .setParameter(1, account)
                .getResultList()
                .size());
    }

    @Test
    void aCaseThatChangesAtTheSameMomentIsHandedOverAllTheSame() throws Exception {
        List<CaseId> ids = twelveOpenCases();
        Thread worker = new Thread(() -> ids.forEach(id -> {
            try {
                desk.cases.execute(SUPERVISOR, id, OptionalLong.empty(), new CaseCommand.Cancel("Retiré"));
            } catch (RelaisException tooLate) {
                assertEquals("concurrent-change", tooLate.code().value());
            }
        }));
        worker.start();
        leave(TO_DEL);
        worker.join();
        for (CaseId id : ids) {
            CaseView after = read(id);
            assertTrue(
                    after.status() == CaseStatus.CANCELLED || "del".equals(after.assignee()),
                    after.status() + " " + after.assignee());
            assertTrue(desk.cases.journal(SUPERVISOR, id).intact());
        }
    }
}
