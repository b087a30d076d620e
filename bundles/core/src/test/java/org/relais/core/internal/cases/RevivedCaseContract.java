package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.deadlines.EscalationSweep;
import org.relais.core.internal.office.EscalationStep;
import org.relais.core.internal.office.EscalationStep.Deed;
import org.relais.core.internal.office.EscalationStep.Moment;
import org.relais.deadlines.Deadline;

/** By when a case is to be done that had ended, or that turns out to be about something else; vaccination has nine hours. */
abstract class RevivedCaseContract extends EngineContract {

    private static final EscalationStep HALF = share(50, Deed.NOTIFY_ASSIGNEE);
    private static final EscalationStep DUE = share(100, Deed.NOTIFY_DEPARTMENT);
    private static final EscalationStep LATE = new EscalationStep(
            "1h after due", Moment.AFTER, 0, Duration.ofHours(1), 0, List.of(Deed.NOTIFY_SUPERVISORS));

    private static EscalationStep share(int percent, Deed deed) {
        return new EscalationStep(percent + "%", Moment.SHARE, percent, Duration.ZERO, 0, List.of(deed));
    }

    @Test
    void the_clock_stood_still_while_a_reopened_case_was_resolved() {
        desk.office.steps = List.of(HALF, DUE, LATE);
        CaseId id = working("a");
        Instant due = view(id).dueAt();
        sweepAt(Duration.ofHours(5));
        assertEquals(List.of(true, false, false), done(id));
        run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("ANSWERED", "Envoyé"));
        sweepAt(Duration.ofDays(30));
        run(OfficeFixture.DPASS, id, new CaseCommand.Reopen("le courrier est revenu"));
        assertEquals(due.plus(Duration.ofDays(30)), view(id).dueAt());
        sweep();
        assertEquals(List.of(true, false, false), done(id), "nothing is due yet");
        Deadline deadline = deadline(id);
        assertEquals(Duration.ofHours(4), deadline.remaining());
        assertEquals(Duration.ofDays(30), deadline.pauses().get(0).workingTime());
        assertEquals(
                desk.clock.instant().plus(Duration.ofHours(4)),
                deadline.steps().get(1).at());
        sweepAt(Duration.ofHours(4));
        assertEquals(List.of(true, true, false), done(id));
    }

    @Test
    void it_stood_still_after_the_case_was_closed_too_and_each_time_again() {
        CaseId id = working("a");
        Instant due = view(id).dueAt();
        for (int times = 1; times <= 2; times++) {
            run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("ANSWERED", "Envoyé"));
            desk.clock.advance(Duration.ofDays(1));
            run(OfficeFixture.DPASS, id, new CaseCommand.Close());
            desk.clock.advance(Duration.ofDays(2));
            run(OfficeFixture.DPASS, id, new CaseCommand.Reopen("encore"));
            assertEquals(due.plus(Duration.ofDays(3L * times)), view(id).dueAt());
            run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass"));
            run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        }
    }

    @Test
    void what_the_calendar_says_by_then_counts() {
        CaseId id = working("a");
        Instant due = view(id).dueAt();
        desk.clock.advance(Duration.ofHours(5));
        run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("ANSWERED", "Envoyé"));
        desk.clock.advance(Duration.ofHours(1));
        Instant now = desk.clock.instant();
        desk.office.closure = new OfficeFixture.Closure(now, now.plus(Duration.ofDays(1)));
        run(OfficeFixture.DPASS, id, new CaseCommand.Reopen("le courrier est revenu"));
        assertEquals(due.plus(Duration.ofHours(25)), view(id).dueAt());
    }

    @Test
    void a_case_resolved_late_stays_late_and_its_steps_are_passed_over() {
        desk.office.steps = List.of(HALF, DUE, LATE);
        CaseId id = working("a");
        Instant due = view(id).dueAt();
        desk.clock.advance(Duration.ofHours(11));
        run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("ANSWERED", "Envoyé"));
        desk.clock.advance(Duration.ofDays(3));
        run(OfficeFixture.DPASS, id, new CaseCommand.Reopen("le courrier est revenu"));
        assertEquals(due, view(id).dueAt(), "the citizen's due date does not start again");
        long revision = view(id).revision();
        sweepAt(Duration.ofDays(9));
        assertEquals(revision, view(id).revision());
        assertEquals(List.of(true, true, true), done(id));
        deadline(id).steps().forEach(step -> assertNull(step.at(), "it was passed over"));
        JournalEntry reopened = last(id);
        assertEquals("reopen", reopened.action());
        assertEquals(List.of("", "3"), reopened.changes().get("escalation"));
    }

    @Test
    void however_often_a_case_has_waited_it_can_be_reopened() {
        CaseId id = working("a");
        for (int waits = 0; waits < Timing.MOST_PAUSES; waits++) {
            run(OfficeFixture.DPASS, id, new CaseCommand.Wait("pièces", null));
            desk.clock.advance(Duration.ofMinutes(1));
            run(OfficeFixture.DPASS, id, new CaseCommand.Resume());
        }
        Instant due = view(id).dueAt();
        run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("ANSWERED", "Envoyé"));
        desk.clock.advance(Duration.ofHours(1));
        run(OfficeFixture.DPASS, id, new CaseCommand.Reopen("encore"));
        assertEquals(due.plus(Duration.ofHours(1)), view(id).dueAt());
    }

    @Test
    void about_another_topic_a_case_has_the_steps_of_that_topic_from_the_next_one_on() {
        desk.office.stepsOf = Map.of(
                "vaccination", List.of(HALF), "employee-aid", List.of(share(25, Deed.NOTIFY_ASSIGNEE), DUE, LATE));
        CaseId id = open("a", "vaccination");
        sweepAt(Duration.ofHours(5));
        assertEquals(List.of(true), done(id));
        run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Triage("employee-aid", null));
        assertEquals(List.of(true, false, false), done(id), "a quarter of eighteen hours has passed");
        assertNull(
                deadline(id).steps().get(0).at(), "it was passed over, and the step of the other topic is another one");
        sweep();
        assertEquals(List.of(true, false, false), done(id));
        sweepAt(Duration.ofHours(13));
        assertEquals(List.of(true, true, false), done(id));
        assertEquals(desk.clock.instant(), deadline(id).steps().get(1).at());
    }

    @Test
    void about_another_topic_no_step_is_lost_when_fewer_were_taken_than_that_topic_has() {
        desk.office.stepsOf = Map.of(
                "employee-aid", List.of(DUE, LATE), "vaccination", List.of(share(10, Deed.NOTIFY_ASSIGNEE), HALF));
        CaseId id = open("a", "vaccination");
        sweepAt(Duration.ofHours(1));
        sweepAt(Duration.ofHours(4));
        assertEquals(List.of(true, true), done(id));
        run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Triage("employee-aid", "DEL"));
        assertEquals(List.of(false, false), done(id));
        sweepAt(Duration.ofHours(14));
        assertEquals(List.of(true, false), done(id));
    }

    @Test
    void about_another_topic_with_the_same_steps_none_is_taken_twice() {
        desk.office.steps = List.of(HALF, DUE);
        CaseId id = open("a", "vaccination");
        sweepAt(Duration.ofHours(5));
        Instant taken = desk.clock.instant();
        run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Triage("employee-aid", null));
        sweepAt(Duration.ofHours(5));
        assertEquals(List.of(true, false), done(id));
        assertEquals(taken, deadline(id).steps().get(0).at());
        assertFalse(last(id).changes().containsKey("escalation"));
    }

    @Test
    void an_unmerged_case_is_due_by_the_calendar_in_force() {
        CaseId one = working("a");
        CaseId other = open("b", "vaccination");
        Instant due = view(one).dueAt();
        run(OfficeFixture.DPASS, one, new CaseCommand.Merge(other));
        Instant now = desk.clock.instant();
        desk.office.closure = new OfficeFixture.Closure(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(3)));
        CaseView unmerged = run(OfficeFixture.DPASS, one, new CaseCommand.Unmerge("deux personnes"));
        assertEquals(due.plus(Duration.ofHours(2)), unmerged.dueAt());
        assertEquals(CaseStatus.IN_PROGRESS, unmerged.status());
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

    private Deadline deadline(CaseId id) {
        return desk.deadlines.of(OfficeFixture.SUPERVISOR, id);
    }

    private List<Boolean> done(CaseId id) {
        return deadline(id).steps().stream().map(Deadline.Step::done).toList();
    }

    private JournalEntry last(CaseId id) {
        List<JournalEntry> entries =
                desk.cases.journal(OfficeFixture.SUPERVISOR, id).entries();
        return entries.get(entries.size() - 1);
    }
}
