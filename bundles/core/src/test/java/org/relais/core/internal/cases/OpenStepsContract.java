package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.relais.cases.BulkActions.Outcome;
import org.relais.cases.BulkRequest;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.cases.LinkKind;
import org.relais.cases.Priority;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.deadlines.EscalationSweep;
import org.relais.core.internal.office.EscalationStep;
import org.relais.core.internal.office.EscalationStep.Deed;
import org.relais.core.internal.office.EscalationStep.Moment;
import org.relais.core.internal.procedures.SampleProcedures;
import org.relais.directory.Confidentiality;
import org.relais.errors.RelaisException;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.StepCommand;

/** No way leads to the answer of a case while a mandatory step is open: no action, alone or in bulk, and nothing that happens by itself. */
abstract class OpenStepsContract extends EngineContract {

    private static final Set<CaseAction> NEVER_POSSIBLE =
            EnumSet.of(CaseAction.RESOLVE, CaseAction.REOPEN, CaseAction.CLOSE, CaseAction.UNMERGE);

    private int opened;

    @Test
    void noActionInAnyStatusAnswersACaseAloneOrInBulk() {
        CaseId survivor = withOpenSteps(CaseStatus.IN_PROGRESS);
        Set<CaseAction> succeeded = EnumSet.noneOf(CaseAction.class);
        Set<CaseStatus> statuses =
                EnumSet.complementOf(EnumSet.of(CaseStatus.RECEIVED, CaseStatus.RESOLVED, CaseStatus.CLOSED));
        for (CaseStatus status : statuses) {
            CaseId id = withOpenSteps(status);
            for (CaseAction action : CaseAction.values()) {
                CaseCommand command = command(action, survivor);
                if (isPossible(id, command)) {
                    succeeded.add(action);
                } else {
                    assertRefusedInBulk(id, command);
                }
                assertUnanswered(id, status + " " + action);
                id = view(id).status() == status ? id : withOpenSteps(status);
            }
        }
        assertEquals(EnumSet.complementOf(EnumSet.copyOf(NEVER_POSSIBLE)), succeeded, "the others were really tried");
    }

    @Test
    void aRefusalInBulkNamesTheOpenStepsAndTheCasesBesideItAreAnswered() {
        CaseId held = withOpenSteps(CaseStatus.IN_PROGRESS);
        CaseId free = inProgress();
        List<Outcome> outcomes = desk.bulk.perform(
                OfficeFixture.SUPERVISOR,
                new BulkRequest(
                        List.of(
                                new BulkRequest.Item(held.toString(), OptionalLong.empty()),
                                new BulkRequest.Item(free.toString(), OptionalLong.empty())),
                        new CaseCommand.Resolve("DONE", "x")));
        RelaisException problem = ((Outcome.Refused) outcomes.get(0)).problem();
        assertEquals(ProcedureErrors.OPEN_MANDATORY_STEPS, problem.code());
        assertEquals(
                CaseStatus.RESOLVED, ((Outcome.Done) outcomes.get(1)).view().status());
    }

    @Test
    void nothingThatHappensByItselfAnswersACase() {
        desk.office.steps = List.of(new EscalationStep("due", Moment.DUE, 0, Duration.ZERO, 0, List.of(Deed.values())));
        CaseId escalated = withOpenSteps(CaseStatus.IN_PROGRESS);
        CaseId reminded = withOpenSteps(CaseStatus.IN_PROGRESS);
        Instant until = desk.clock.instant().plus(Duration.ofHours(5));
        run(OfficeFixture.DPASS, reminded, new CaseCommand.Wait("avis", until));
        CaseId received = withOpenSteps(CaseStatus.IN_PROGRESS);
        document(received, new DocumentCommand.Request(List.of("identity"), null, null));
        CaseId handedOver = withOpenSteps(CaseStatus.WAITING);

        desk.clock.advance(Duration.ofHours(20));
        new EscalationSweep(desk.escalation, desk.office).run(desk.clock.instant());
        document(received, new DocumentCommand.Receive(List.of("identity")));
        desk.unitOfWork.execute(() -> {
            desk.handOver.give(OfficeFixture.SUPERVISOR, handedOver, null, "départ");
            return handedOver;
        });
        desk.assignmentRound.run(desk.clock.instant());

        assertTrue(actions(escalated).contains("escalate"));
        assertTrue(actions(reminded).contains("remind"));
        assertTrue(actions(received).contains("resume"));
        assertTrue(actions(handedOver).contains("hand-over"));
        for (CaseId id : List.of(escalated, reminded, received, handedOver)) {
            assertUnanswered(id, actions(id).toString());
        }
    }

    @Test
    void theLastStepItselfAnswersNothingButAllowsIt() {
        CaseId id = withOpenSteps(CaseStatus.IN_PROGRESS);
        document(id, new DocumentCommand.Waive(List.of("identity"), "connu"));
        settle(id, "gather", new StepCommand.Skip("vu"));
        assertEquals(2, view(id).openSteps());
        settle(id, "decide", new StepCommand.Do("refused"));
        CaseView done = view(id);
        assertEquals(0, done.openSteps());
        assertEquals(CaseStatus.IN_PROGRESS, done.status());
        assertTrue(done.allowedActions().contains(CaseAction.RESOLVE));
    }

    @Test
    void aCaseIsMergedOnlyIntoOneThatGoesOnWithItsProcedures() {
        CaseId held = withOpenSteps(CaseStatus.IN_PROGRESS);
        CaseId without = inProgress();
        assertRefused(
                ProcedureErrors.OPEN_MANDATORY_STEPS,
                null,
                () -> run(OfficeFixture.SUPERVISOR, held, new CaseCommand.Merge(without)));
        desk.procedures.cases.start(OfficeFixture.DPASS, without, OptionalLong.empty(), "aid");
        run(OfficeFixture.SUPERVISOR, held, new CaseCommand.Merge(without));
        assertUnanswered(held, "merged");
        assertTrue(view(without).openSteps() > 0);
    }

    /** Not answered itself, and not given up for a case that is free to be answered. */
    private void assertUnanswered(CaseId id, String how) {
        CaseView view = view(id);
        assertNotEquals(CaseStatus.RESOLVED, view.status(), how);
        assertTrue(view.openSteps() > 0, how);
        if (view.status() == CaseStatus.CLOSED) {
            assertTrue(
                    desk.cases.get(OfficeFixture.SUPERVISOR, view.mergedInto()).openSteps() > 0, how);
        }
    }

    private void assertRefusedInBulk(CaseId id, CaseCommand command) {
        BulkRequest.Item item = new BulkRequest.Item(id.toString(), OptionalLong.empty());
        Outcome outcome = desk.bulk
                .perform(OfficeFixture.SUPERVISOR, new BulkRequest(List.of(item), command))
                .get(0);
        assertTrue(outcome instanceof Outcome.Refused, "alone refused, in bulk done: " + outcome);
    }

    private boolean isPossible(CaseId id, CaseCommand command) {
        try {
            run(OfficeFixture.SUPERVISOR, id, command);
            return true;
        } catch (RelaisException refused) {
            return false;
        }
    }

    /** A command that nothing but the case itself speaks against; a new action has to be added here. */
    private static CaseCommand command(CaseAction action, CaseId other) {
        return switch (action) {
            case TRIAGE -> new CaseCommand.Triage("employee-aid", null);
            case TRANSFER -> new CaseCommand.Transfer("DEL", "x");
            case RETURN -> new CaseCommand.Return("x");
            case ASSIGN -> new CaseCommand.Assign("dpass");
            case RELEASE -> new CaseCommand.Release();
            case START -> new CaseCommand.Start();
            case WAIT -> new CaseCommand.Wait("x", null);
            case RESUME -> new CaseCommand.Resume();
            case RESOLVE -> new CaseCommand.Resolve("DONE", "x");
            case REOPEN -> new CaseCommand.Reopen("x");
            case CLOSE -> new CaseCommand.Close();
            case CANCEL -> new CaseCommand.Cancel("x");
            case MERGE -> new CaseCommand.Merge(other);
            case UNMERGE -> new CaseCommand.Unmerge("x");
            case SPLIT -> new CaseCommand.Split("Autre sujet", null, null);
            case LINK -> new CaseCommand.Link(other, LinkKind.RELATED);
            case PRIORITISE -> new CaseCommand.Prioritise(Priority.URGENT, "x");
            case CLASSIFY -> new CaseCommand.Classify(Confidentiality.RESTRICTED, "x");
        };
    }

    /** A case in a status, with all of the procedure still to do. */
    private CaseId withOpenSteps(CaseStatus status) {
        desk.procedures.publish(SampleProcedures.aid(Start.ON_REQUEST));
        CaseId id = status == CaseStatus.TRIAGED ? triaged() : inProgress();
        if (status == CaseStatus.ASSIGNED) {
            run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Assign("dpass"));
        }
        if (status == CaseStatus.REOPENED) {
            run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Resolve("DONE", "x"));
            run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Reopen("x"));
        }
        desk.procedures.cases.start(OfficeFixture.SUPERVISOR, id, OptionalLong.empty(), "aid");
        if (status == CaseStatus.WAITING) {
            run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Wait("avis", null));
        }
        if (status == CaseStatus.CANCELLED) {
            run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Cancel("erreur"));
        }
        assertEquals(status, view(id).status());
        return id;
    }

    private CaseId inProgress() {
        CaseId id = triaged();
        run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Assign("dpass"));
        run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Start());
        return id;
    }

    private CaseId triaged() {
        return open("k" + opened++, "vaccination");
    }

    private void settle(CaseId id, String step, StepCommand command) {
        desk.procedures.cases.perform(OfficeFixture.SUPERVISOR, id, OptionalLong.empty(), "aid", step, command);
    }

    private void document(CaseId id, DocumentCommand command) {
        desk.procedures.cases.perform(OfficeFixture.SUPERVISOR, id, OptionalLong.empty(), "aid", command);
    }

    private CaseView view(CaseId id) {
        return desk.cases.get(OfficeFixture.SUPERVISOR, id);
    }

    private List<String> actions(CaseId id) {
        return desk.cases.journal(OfficeFixture.SUPERVISOR, id).entries().stream()
                .map(JournalEntry::action)
                .toList();
    }
}
