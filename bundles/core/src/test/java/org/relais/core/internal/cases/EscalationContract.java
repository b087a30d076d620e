package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.ImplicitDecision;
import org.relais.cases.JournalEntry;
import org.relais.cases.Priority;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.deadlines.EscalationSweep;
import org.relais.core.internal.office.EscalationStep;
import org.relais.core.internal.office.EscalationStep.Deed;
import org.relais.core.internal.office.EscalationStep.Moment;
import org.relais.deadlines.Deadline;
import org.relais.errors.Errors;
import org.relais.identity.Caller;
import org.relais.notifications.Notification;
import org.relais.queues.CaseQueues;

/** Deadlines of real cases on a real database; vaccination has nine hours, three when urgent. */
abstract class EscalationContract extends EngineContract {

    private static final EscalationStep HALF =
            new EscalationStep("50%", Moment.SHARE, 50, Duration.ZERO, 0, List.of(Deed.NOTIFY_ASSIGNEE));
    private static final EscalationStep DUE = new EscalationStep(
            "due", Moment.DUE, 0, Duration.ZERO, 0, List.of(Deed.NOTIFY_DEPARTMENT, Deed.RAISE_PRIORITY));
    private static final EscalationStep LATE = new EscalationStep(
            "1h after due",
            Moment.AFTER,
            0,
            Duration.ofHours(1),
            0,
            List.of(Deed.NOTIFY_SUPERVISORS, Deed.MOVE_TO_SUPERVISORS));

    @Test
    void each_step_happens_once_in_its_order_and_says_so_in_the_journal() {
        desk.office.steps = List.of(HALF, DUE, LATE);
        CaseId id = open("a", "vaccination");
        Instant due = view(id).dueAt();
        sweepAt(Duration.ofHours(4));
        assertEquals(1, view(id).revision(), "nothing is due yet");
        sweepAt(Duration.ofMinutes(31));
        sweep();
        assertEquals(2, view(id).revision());
        sweepAt(Duration.ofHours(5));
        sweep();
        CaseView raised = view(id);
        assertEquals(Priority.HIGH, raised.priority());
        assertEquals(due, raised.dueAt(), "what Relais raises keeps its due date");
        sweepAt(Duration.ofHours(2));
        sweep();
        CaseView moved = view(id);
        assertEquals(CaseQueues.SUPERVISORS, moved.queue());
        assertEquals("DPASS", moved.department().value());
        assertEquals(CaseStatus.TRIAGED, moved.status());
        List<JournalEntry> journal = journal(id);
        assertEquals(
                List.of("open", "remind", "escalate", "escalate"),
                journal.stream().map(JournalEntry::action).toList());
        assertEquals("relais", journal.get(1).actor());
        assertTrue(
                journal.get(2).reason().contains("échéance atteinte"),
                journal.get(2).reason());
        assertTrue(
                journal.get(2).reason().contains("due date reached"),
                journal.get(2).reason());
        assertTrue(desk.cases.journal(OfficeFixture.SUPERVISOR, id).intact());
        sweepAt(Duration.ofDays(30));
        assertEquals(4, view(id).revision(), "no step is left");
    }

    @Test
    void two_nodes_at_once_take_each_step_once() throws Exception {
        desk.office.steps = List.of(DUE);
        List<CaseId> ids = List.of(
                open("a", "vaccination"), open("b", "vaccination"), open("c", "vaccination"), open("d", "vaccination"));
        desk.clock.advance(Duration.ofHours(10));
        CountDownLatch together = new CountDownLatch(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> sweeps = List.of(nodes.submit(() -> race(together)), nodes.submit(() -> race(together)));
            for (Future<?> sweep : sweeps) {
                sweep.get();
            }
        } finally {
            nodes.shutdown();
        }
        sweep();
        for (CaseId id : ids) {
            assertEquals(
                    List.of("open", "escalate"),
                    journal(id).stream().map(JournalEntry::action).toList());
        }
        assertEquals(4, inbox(OfficeFixture.DPASS).size());
    }

    @Test
    void a_step_that_dies_in_between_leaves_nothing_and_happens_afterwards() {
        desk.office.steps = List.of(DUE);
        CaseId id = open("a", "vaccination");
        desk.clock.advance(Duration.ofHours(10));
        assertThrows(
                IllegalStateException.class,
                () -> desk.unitOfWork.execute(() -> {
                    assertTrue(desk.escalation.take(id, desk.clock.instant()));
                    throw new IllegalStateException("the node dies before the commit");
                }));
        assertEquals(1, view(id).revision());
        assertEquals(List.of(), inbox(OfficeFixture.DPASS));
        sweep();
        assertEquals(2, view(id).revision());
        assertEquals(1, inbox(OfficeFixture.DPASS).size());
    }

    @Test
    void a_step_outside_opening_hours_waits_for_the_next_opening() {
        desk.office.steps = List.of(DUE);
        CaseId id = open("a", "vaccination");
        Instant opening = desk.clock.instant().plus(Duration.ofHours(20));
        desk.office.closedUntil = opening;
        sweepAt(Duration.ofHours(10));
        assertEquals(1, view(id).revision());
        desk.clock.set(opening);
        sweep();
        assertEquals(2, view(id).revision());
    }

    @Test
    void the_clock_stands_still_while_waiting_and_the_steps_move_with_the_due_date() {
        desk.office.steps = List.of(DUE);
        CaseId id = working("a");
        Instant due = view(id).dueAt();
        run(OfficeFixture.DPASS, id, new CaseCommand.Wait("pièces demandées", null));
        sweepAt(Duration.ofHours(20));
        Deadline waiting = desk.deadlines.of(OfficeFixture.DPASS, id);
        assertNull(waiting.dueAt());
        assertEquals(Duration.ofHours(9), waiting.remaining());
        assertEquals(Duration.ofHours(20), waiting.pauses().get(0).workingTime());
        assertEquals("pièces demandées", waiting.pauses().get(0).reason());
        assertNull(waiting.steps().get(0).at());
        run(OfficeFixture.DPASS, id, new CaseCommand.Resume());
        assertEquals(due.plus(Duration.ofHours(20)), view(id).dueAt());
        sweepAt(Duration.ofHours(8));
        assertEquals(Priority.NORMAL, view(id).priority());
        sweepAt(Duration.ofHours(2));
        assertEquals(Priority.HIGH, view(id).priority());
        Deadline late = desk.deadlines.of(OfficeFixture.DPASS, id);
        assertEquals(Duration.ofHours(-1), late.remaining());
        assertTrue(late.overdue());
        assertTrue(late.steps().get(0).done());
        assertEquals(desk.clock.instant(), late.steps().get(0).at());
        assertEquals(1, late.pauses().size());
    }

    @Test
    void when_what_is_waited_for_was_expected_the_assignee_is_reminded_once() {
        CaseId id = working("a");
        Instant until = desk.clock.instant().plus(Duration.ofDays(3));
        run(OfficeFixture.DPASS, id, new CaseCommand.Wait("pièces demandées", until));
        sweepAt(Duration.ofDays(2));
        assertEquals(List.of(), inbox(OfficeFixture.DPASS));
        sweepAt(Duration.ofDays(2));
        sweep();
        Notification reminder = inbox(OfficeFixture.DPASS).get(0);
        assertEquals(1, inbox(OfficeFixture.DPASS).size());
        assertEquals(Notification.Kind.WAITING, reminder.kind());
        assertEquals("account:dpass", reminder.to());
        assertEquals(CaseStatus.WAITING, view(id).status());
    }

    @Test
    void nothing_happens_to_a_case_that_is_over() {
        desk.office.steps = List.of(DUE);
        CaseId resolved = working("a");
        run(OfficeFixture.DPASS, resolved, new CaseCommand.Resolve("ANSWERED", "Envoyé"));
        CaseId cancelled = working("b");
        run(OfficeFixture.DPASS, cancelled, new CaseCommand.Cancel("erreur"));
        CaseId merged = working("c");
        CaseId survivor = working("d");
        run(OfficeFixture.DPASS, merged, new CaseCommand.Merge(survivor));
        List<CaseId> over = List.of(resolved, cancelled, merged);
        List<Long> revisions = over.stream().map(id -> view(id).revision()).toList();
        sweepAt(Duration.ofDays(9));
        assertEquals(revisions, over.stream().map(id -> view(id).revision()).toList());
        assertNull(desk.deadlines.of(OfficeFixture.DPASS, resolved).decision());
        run(OfficeFixture.DPASS, merged, new CaseCommand.Unmerge("ce n'était pas le même"));
        sweep();
        assertEquals(Priority.HIGH, view(merged).priority(), "unmerged, it is open and late");
    }

    @Test
    void steps_that_lie_before_the_registration_are_passed_over() {
        desk.office.steps = List.of(HALF, DUE, LATE);
        CaseId id = desk.receive(
                        "late",
                        Map.of("subject", "Reçu avant-hier", "topic", "vaccination", "at", "2021-09-05T00:00:00Z"))
                .intake()
                .cases()
                .get(0)
                .id();
        sweepAt(Duration.ofDays(9));
        assertEquals(1, view(id).revision());
        Deadline deadline = desk.deadlines.of(OfficeFixture.DPASS, id);
        assertTrue(deadline.steps().stream().allMatch(step -> step.done() && step.at() == null));
    }

    @Test
    void whoever_says_how_urgent_a_case_is_changes_its_due_date_counted_from_the_receipt() {
        CaseId id = working("a");
        Instant received = view(id).receivedAt();
        desk.clock.advance(Duration.ofHours(1));
        CaseView urgent = run(OfficeFixture.AGENT, id, new CaseCommand.Prioritise(Priority.URGENT, "voyage demain"));
        assertEquals(Priority.URGENT, urgent.priority());
        assertEquals(received.plus(Duration.ofHours(3)), urgent.dueAt());
        assertEquals(CaseStatus.IN_PROGRESS, urgent.status());
        assertEquals("voyage demain", journal(id).get(journal(id).size() - 1).reason());
        CaseView normal = run(OfficeFixture.AGENT, id, new CaseCommand.Prioritise(Priority.NORMAL, "voyage annulé"));
        assertEquals(received.plus(Duration.ofHours(9)), normal.dueAt());
        run(OfficeFixture.AGENT, id, new CaseCommand.Transfer("DEL", "relève de l'emploi"));
        assertEquals(received.plus(Duration.ofHours(9)), view(id).dueAt(), "a transfer gives no new time");
        assertRefused(
                Errors.INVALID_REQUEST,
                null,
                () -> run(OfficeFixture.AGENT, id, new CaseCommand.Prioritise(Priority.HIGH, " ")));
        assertRefused(
                Errors.FORBIDDEN,
                null,
                () -> run(OfficeFixture.DPASS, id, new CaseCommand.Prioritise(Priority.HIGH, "urgent")));
    }

    @Test
    void a_case_that_is_over_has_no_priority_to_change() {
        CaseId id = working("a");
        run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("ANSWERED", "Envoyé"));
        assertTrue(!view(id).allowedActions().contains(CaseAction.PRIORITISE));
        assertRefused(
                CaseErrors.ACTION_NOT_ALLOWED,
                null,
                () -> run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Prioritise(Priority.HIGH, "urgent")));
    }

    @Test
    void each_person_has_an_inbox_and_reads_it_for_all_it_is_for() {
        desk.office.steps = List.of(DUE, LATE);
        open("a", "vaccination");
        sweepAt(Duration.ofHours(9));
        sweepAt(Duration.ofHours(1));
        assertEquals(1, inbox(OfficeFixture.DPASS).size());
        assertEquals(1, inbox(OfficeFixture.SUPERVISOR).size());
        assertEquals(List.of(), inbox(OfficeFixture.DEL));
        Notification first = inbox(OfficeFixture.DPASS).get(0);
        assertRefused(Errors.NOT_FOUND, null, () -> desk.notifications.read(OfficeFixture.DEL, first.id()));
        assertEquals(
                desk.clock.instant(),
                desk.notifications.read(OfficeFixture.DPASS, first.id()).readAt());
        desk.clock.advance(Duration.ofHours(1));
        assertEquals(
                desk.clock.instant().minus(Duration.ofHours(1)),
                desk.notifications.read(OfficeFixture.DPASS, first.id()).readAt());
        assertEquals(List.of(), desk.notifications.list(OfficeFixture.DPASS, true, 10));
        assertRefused(Errors.FORBIDDEN, null, () -> desk.notifications.list(OfficeFixture.ADMIN, true, 10));
    }

    @Test
    void the_implicit_decision_is_two_months_after_the_receipt_and_rejects() {
        CaseId id = open("a", "vaccination");
        ImplicitDecision expected = new ImplicitDecision(LocalDate.of(2021, 11, 7), ImplicitDecision.Effect.REJECTION);
        assertEquals(expected, view(id).decision());
        assertEquals(expected, desk.deadlines.of(OfficeFixture.AGENT, id).decision());
    }

    private Void race(CountDownLatch together) throws InterruptedException {
        together.countDown();
        together.await();
        sweep();
        return null;
    }

    private CaseId working(String key) {
        CaseId id = open(key, "vaccination");
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass"));
        run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        return id;
    }

    private void sweepAt(Duration later) {
        desk.clock.advance(later);
        sweep();
    }

    private void sweep() {
        new EscalationSweep(desk.escalation, desk.office).run(desk.clock.instant());
    }

    private CaseView view(CaseId id) {
        return desk.cases.get(OfficeFixture.SUPERVISOR, id);
    }

    private List<JournalEntry> journal(CaseId id) {
        return desk.cases.journal(OfficeFixture.SUPERVISOR, id).entries();
    }

    private List<Notification> inbox(Caller caller) {
        return desk.notifications.list(caller, true, 50);
    }
}
