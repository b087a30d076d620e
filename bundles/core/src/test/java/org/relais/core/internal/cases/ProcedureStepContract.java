package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.relais.cases.BulkRequest;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.cases.JournalEntry;
import org.relais.cases.Note;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.procedures.SampleProcedures;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.procedures.CaseProgress;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.StepCommand;
import org.relais.procedures.StepStatus;

/** How a case is led through the steps and documents of a procedure, on a real database. */
abstract class ProcedureStepContract extends ProcedureContract {

    @Test
    void aCaseIsLedThroughItsProcedureAndThenResolved() {
        CaseId id = started("k1");
        assertRefused(ProcedureErrors.STEP_NOT_POSSIBLE, null, () -> step(OfficeFixture.DPASS, id, "gather", DONE));
        document(OfficeFixture.AGENT, id, new DocumentCommand.Receive(List.of("identity")));
        document(OfficeFixture.DPASS, id, new DocumentCommand.Check(List.of("identity")));
        step(OfficeFixture.DPASS, id, "gather", DONE);
        assertRefused(Errors.INVALID_REQUEST, "/outcome", () -> step(OfficeFixture.DPASS, id, "decide", DONE));
        CaseProgress refused = step(OfficeFixture.DPASS, id, "decide", new StepCommand.Do("refused"));
        assertEquals(0, refused.open());
        assertEquals(StepStatus.NOT_NEEDED, statusOf(refused, "pay"));
        assertTrue(desk.cases.get(OfficeFixture.DPASS, id).allowedActions().contains(CaseAction.RESOLVE));
        assertEquals(
                CaseStatus.RESOLVED,
                run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("DONE", "Refus expliqué"))
                        .status());
        assertTrue(desk.cases.journal(OfficeFixture.DPASS, id).intact());
        JournalEntry decided = desk.cases.journal(OfficeFixture.DPASS, id).entries().stream()
                .filter(entry -> entry.changes().containsKey("step aid/decide"))
                .findFirst()
                .orElseThrow();
        assertEquals("do-step", decided.action());
        assertEquals(List.of("OPEN", "DONE refused"), decided.changes().get("step aid/decide"));
    }

    @Test
    void noCommandOnNoPathResolvesACaseWithAnOpenMandatoryStep() {
        List<CaseCommand> answers = List.of(
                new CaseCommand.Resolve("ANSWERED", "x"),
                new CaseCommand.Resolve("DONE", "x"),
                new CaseCommand.Close());
        for (CaseStatus status :
                List.of(CaseStatus.TRIAGED, CaseStatus.ASSIGNED, CaseStatus.IN_PROGRESS, CaseStatus.WAITING)) {
            CaseId id = startedIn("k" + status, status);
            assertFalse(desk.cases
                    .get(OfficeFixture.SUPERVISOR, id)
                    .allowedActions()
                    .contains(CaseAction.RESOLVE));
            for (CaseCommand answer : answers) {
                assertThrows(RelaisException.class, () -> run(OfficeFixture.SUPERVISOR, id, answer));
                desk.bulk.perform(
                        OfficeFixture.SUPERVISOR,
                        new BulkRequest(List.of(new BulkRequest.Item(id.toString(), OptionalLong.empty())), answer));
            }
            assertEquals(status, desk.cases.get(OfficeFixture.SUPERVISOR, id).status());
        }
        CaseId open = startedIn("named", CaseStatus.IN_PROGRESS);
        RelaisException refused = assertThrows(
                RelaisException.class, () -> run(OfficeFixture.DPASS, open, new CaseCommand.Resolve("DONE", "x")));
        assertEquals(ProcedureErrors.OPEN_MANDATORY_STEPS, refused.code());
        assertEquals(
                List.of("aid/gather", "aid/decide", "aid/pay"),
                refused.members().get("steps"));
        assertEquals(List.of("aid/identity"), refused.members().get("documents"));
        assertTrue(
                refused.detail().fr().contains("Réunir, Décider, Payer, Pièce d'identité"),
                refused.detail().fr());
    }

    @Test
    void everyStateThatAnswersACaseWithOpenStepsIsRefusedWhateverTheCommand() {
        CaseId id = started("k1");
        CaseState before = desk.unitOfWork.read(() -> desk.changes.any(id)).state();
        for (CaseStatus status : CaseStatus.values()) {
            boolean answered = status == CaseStatus.RESOLVED || status == CaseStatus.CLOSED;
            assertEquals(answered, ResolutionRule.isBroken(before, before.withStatus(status)), status.name());
            assertFalse(
                    ResolutionRule.isBroken(
                            before, before.withProcedures(ProcedureLoad.NONE).withStatus(status)),
                    status.name());
        }
    }

    @Test
    void onlyASupervisorLeavesOutWhatIsMandatory() {
        CaseId id = started("k1");
        StepCommand skip = new StepCommand.Skip("déjà fait ailleurs");
        assertRefused(Errors.FORBIDDEN, null, () -> step(OfficeFixture.DPASS, id, "gather", skip));
        assertRefused(
                Errors.FORBIDDEN,
                null,
                () -> document(OfficeFixture.DPASS, id, new DocumentCommand.Waive(List.of("identity"), "connu")));
        document(OfficeFixture.DPASS, id, new DocumentCommand.Waive(List.of("letter"), "inutile"));
        step(OfficeFixture.SUPERVISOR, id, "gather", skip);
        document(OfficeFixture.SUPERVISOR, id, new DocumentCommand.Waive(List.of("identity"), "connu"));
        CaseProgress progress = step(OfficeFixture.SUPERVISOR, id, "decide", skip);
        assertEquals(StepStatus.NOT_NEEDED, statusOf(progress, "pay"));
        assertEquals(0, progress.open());
    }

    @Test
    void aStepIsDoneByWhoeverItIsForAndByNobodyElse() {
        CaseId id = started("k1");
        document(OfficeFixture.DPASS, id, new DocumentCommand.Receive(List.of("identity")));
        assertRefused(Errors.FORBIDDEN, null, () -> step(OfficeFixture.DEL, id, "gather", DONE));
        assertRefused(Errors.FORBIDDEN, null, () -> step(OfficeFixture.AGENT, id, "gather", DONE));
        step(OfficeFixture.DPASS, id, "gather", DONE);
        step(OfficeFixture.DPASS, id, "decide", new StepCommand.Do("granted"));
        assertRefused(Errors.FORBIDDEN, null, () -> step(OfficeFixture.DPASS, id, "pay", DONE));
        step(OfficeFixture.AGENT, id, "pay", DONE);
        assertEquals(StepStatus.DONE, statusOf(step(OfficeFixture.AGENT, id, "survey", DONE), "survey"));
    }

    @Test
    void whatOthersBuiltUponIsNotReopenedUnderThem() {
        CaseId id = started("k1");
        document(OfficeFixture.DPASS, id, new DocumentCommand.Receive(List.of("identity")));
        step(OfficeFixture.DPASS, id, "gather", DONE);
        step(OfficeFixture.DPASS, id, "decide", new StepCommand.Do("granted"));
        StepCommand reopen = new StepCommand.Reopen("erreur");
        assertRefused(ProcedureErrors.STEP_NOT_POSSIBLE, null, () -> step(OfficeFixture.DPASS, id, "gather", reopen));
        step(OfficeFixture.DPASS, id, "decide", reopen);
        CaseProgress progress = step(OfficeFixture.DPASS, id, "gather", reopen);
        assertEquals(StepStatus.BLOCKED, statusOf(progress, "decide"));
        assertEquals(4, progress.open());
    }

    @Test
    void theClockStandsStillWhileDocumentsAreMissingAndRunsAgainWithTheLastOne() {
        CaseId id = started("k1");
        Instant due = desk.cases.get(OfficeFixture.DPASS, id).dueAt();
        CaseProgress asked = document(
                OfficeFixture.DPASS, id, new DocumentCommand.Request(List.of("identity", "letter"), null, null));
        assertEquals(CaseStatus.WAITING, asked.status());
        Note note = desk.notes
                .list(OfficeFixture.AGENT, id, Note.Visibility.REQUESTER)
                .get(0);
        assertTrue(note.text().contains("Pièce d'identité, Lettre"), note.text());
        desk.clock.advance(Duration.ofHours(30));
        assertEquals(
                CaseStatus.WAITING,
                document(OfficeFixture.AGENT, id, new DocumentCommand.Receive(List.of("identity")))
                        .status());
        CaseProgress resumed = document(OfficeFixture.AGENT, id, new DocumentCommand.Receive(List.of("letter")));
        assertEquals(CaseStatus.IN_PROGRESS, resumed.status());
        assertEquals(
                due.plus(Duration.ofHours(30)),
                desk.cases.get(OfficeFixture.DPASS, id).dueAt());
        CaseProgress again =
                document(OfficeFixture.DPASS, id, new DocumentCommand.Refuse(List.of("identity"), "illisible"));
        assertEquals(CaseStatus.WAITING, again.status());
        assertEquals(
                DocumentStatus.REQUESTED,
                again.procedures().get(0).documents().get(0).status());
        List<String> actions = desk.cases.journal(OfficeFixture.DPASS, id).entries().stream()
                .map(JournalEntry::action)
                .toList();
        assertEquals(
                List.of("request-documents", "note", "wait", "receive-documents", "receive-documents", "resume"),
                actions.subList(4, 10));
    }

    @Test
    void documentsDoNotEndAWaitForSomethingElse() {
        CaseId id = started("k1");
        run(OfficeFixture.DPASS, id, new CaseCommand.Wait("avis du médecin", null));
        document(OfficeFixture.DPASS, id, new DocumentCommand.Request(List.of("identity"), null, null));
        CaseProgress received = document(OfficeFixture.AGENT, id, new DocumentCommand.Receive(List.of("identity")));
        assertEquals(CaseStatus.WAITING, received.status());
    }

    @Test
    void twoWhoDoTheLastTwoStepsAtOnceBothSucceedAndNothingIsLeftOpen() throws Exception {
        desk.procedures.publish(SampleProcedures.steps("path", "a", "b", "c", "d"));
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 4; round++) {
                CaseId id = inProgress("round" + round);
                desk.procedures.cases.start(OfficeFixture.DPASS, id, OptionalLong.empty(), "path");
                List<Future<CaseProgress>> done = new ArrayList<>();
                for (String step : List.of("a", "b", "c", "d")) {
                    Callable<CaseProgress> attempt = () -> perform(id, "path", step);
                    done.add(people.submit(attempt));
                }
                for (Future<CaseProgress> each : done) {
                    each.get();
                }
                assertEquals(
                        0, desk.procedures.cases.get(OfficeFixture.DPASS, id).open());
                run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("DONE", "fait"));
                assertTrue(desk.cases.journal(OfficeFixture.DPASS, id).intact());
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void theSameStepDoneTwiceAtOnceIsDoneOnce() throws Exception {
        desk.procedures.publish(SampleProcedures.steps("path", "a", "b"));
        CaseId id = inProgress("k1");
        desk.procedures.cases.start(OfficeFixture.DPASS, id, OptionalLong.empty(), "path");
        ExecutorService people = Executors.newFixedThreadPool(4);
        int succeeded = 0;
        try {
            List<Future<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Callable<Boolean> attempt = () -> isDone(id);
                attempts.add(people.submit(attempt));
            }
            for (Future<Boolean> attempt : attempts) {
                succeeded += attempt.get() ? 1 : 0;
            }
        } finally {
            people.shutdownNow();
        }
        assertEquals(1, succeeded);
        assertEquals(1, desk.procedures.cases.get(OfficeFixture.DPASS, id).open());
    }

    private boolean isDone(CaseId id) {
        try {
            perform(id, "path", "a");
            return true;
        } catch (RelaisException refused) {
            assertEquals(ProcedureErrors.STEP_NOT_POSSIBLE, refused.code());
            return false;
        }
    }

    private CaseProgress step(Caller caller, CaseId id, String step, StepCommand command) {
        return desk.procedures.cases.perform(caller, id, OptionalLong.empty(), "aid", step, command);
    }
}
