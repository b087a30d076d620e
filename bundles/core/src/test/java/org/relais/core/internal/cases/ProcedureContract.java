package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.cases.Note;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.procedures.SampleProcedures;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.procedures.CaseProcedure;
import org.relais.procedures.CaseProgress;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.Migration;
import org.relais.procedures.MigrationRequest;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.StepCommand;
import org.relais.procedures.StepStatus;

/** What procedures of cases promise, on a real database. */
abstract class ProcedureContract extends EngineContract {

    private static final StepCommand DONE = new StepCommand.Do(null);

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
    void aTemplateThatStartsByItselfHoldsEveryCaseOfItsTopicAndNoOther() {
        desk.procedures.publish(SampleProcedures.aid(Start.AUTOMATICALLY));
        CaseId about = open("k1", "vaccination");
        CaseId other = open("k2", "employee-aid");
        assertEquals(4, desk.procedures.cases.get(OfficeFixture.AGENT, about).open());
        assertTrue(desk.procedures
                .cases
                .get(OfficeFixture.AGENT, other)
                .procedures()
                .isEmpty());
        run(OfficeFixture.AGENT, other, new CaseCommand.Triage("vaccination", null));
        assertEquals(4, desk.procedures.cases.get(OfficeFixture.AGENT, other).open());
        run(OfficeFixture.AGENT, other, new CaseCommand.Triage("employee-aid", null));
        run(OfficeFixture.AGENT, other, new CaseCommand.Triage("vaccination", null));
        assertEquals(
                1,
                desk.procedures
                        .cases
                        .get(OfficeFixture.AGENT, other)
                        .procedures()
                        .size());
        assertEquals(4, desk.procedures.cases.get(OfficeFixture.AGENT, other).open());
    }

    @Test
    void proceduresOfAMergedCaseStandStillAndComeBackExactly() {
        CaseId one = started("k1");
        CaseId survivor = started("k2");
        document(OfficeFixture.DPASS, one, new DocumentCommand.Request(List.of("identity"), null, null));
        CaseProgress before = desk.procedures.cases.get(OfficeFixture.DPASS, one);
        CaseView view = desk.cases.get(OfficeFixture.DPASS, one);
        run(OfficeFixture.SUPERVISOR, one, new CaseCommand.Resume());
        assertNotEquals(view.status(), desk.cases.get(OfficeFixture.DPASS, one).status());
        before = desk.procedures.cases.get(OfficeFixture.DPASS, one);
        run(OfficeFixture.DPASS, one, new CaseCommand.Merge(survivor));
        assertRefused(
                ProcedureErrors.PROCEDURE_NOT_POSSIBLE,
                null,
                () -> document(OfficeFixture.DPASS, one, new DocumentCommand.Receive(List.of("identity"))));
        assertEquals(4, desk.procedures.cases.get(OfficeFixture.DPASS, survivor).open());
        run(OfficeFixture.DPASS, one, new CaseCommand.Unmerge("deux personnes"));
        CaseProgress after = desk.procedures.cases.get(OfficeFixture.DPASS, one);
        assertEquals(before.procedures(), after.procedures());
        assertEquals(before.open(), after.open());
        assertRefused(
                ProcedureErrors.OPEN_MANDATORY_STEPS,
                null,
                () -> run(OfficeFixture.DPASS, one, new CaseCommand.Resolve("DONE", "x")));
    }

    @Test
    void aNewVersionLeavesRunningCasesAloneUntilTheyAreMoved() {
        desk.procedures.publish(SampleProcedures.steps("path", "a", "b"));
        CaseId id = inProgress("k1");
        desk.procedures.cases.start(OfficeFixture.DPASS, id, OptionalLong.empty(), "path");
        perform(id, "path", "a");
        perform(id, "path", "b");
        desk.procedures.publish(SampleProcedures.steps("path", "b", "c"));
        assertEquals(0, desk.procedures.cases.get(OfficeFixture.DPASS, id).open());
        assertEquals(
                1,
                desk.procedures
                        .cases
                        .get(OfficeFixture.DPASS, id)
                        .procedures()
                        .get(0)
                        .version());

        Migration preview = desk.procedures.templates.migrate(
                OfficeFixture.SUPERVISOR, "path", 2, new MigrationRequest(List.of(), true, null, 10));
        assertEquals(List.of("c"), preview.results().get(0).added());
        assertEquals(List.of("a"), preview.results().get(0).dropped());
        assertEquals(
                1,
                desk.procedures
                        .cases
                        .get(OfficeFixture.DPASS, id)
                        .procedures()
                        .get(0)
                        .version());

        desk.procedures.templates.migrate(
                OfficeFixture.SUPERVISOR, "path", 2, new MigrationRequest(List.of(id.toString()), false, null, 10));
        CaseProgress moved = desk.procedures.cases.get(OfficeFixture.DPASS, id);
        assertEquals(1, moved.open());
        assertEquals(StepStatus.DONE, statusOf(moved, "b"));
        List<JournalEntry> entries = desk.cases.journal(OfficeFixture.DPASS, id).entries();
        JournalEntry last = entries.get(entries.size() - 1);
        assertEquals(List.of("DONE", ""), last.changes().get("step path/a"));
        assertTrue(desk.procedures
                .templates
                .migrate(OfficeFixture.SUPERVISOR, "path", 2, new MigrationRequest(List.of(), false, null, 10))
                .results()
                .isEmpty());
    }

    @Test
    void noDocumentLosesItsStateInAMigration() {
        CaseId id = started("k1");
        document(OfficeFixture.DPASS, id, new DocumentCommand.Receive(List.of("identity")));
        desk.procedures.publish(SampleProcedures.steps("aid", "gather"));
        Migration done = desk.procedures.templates.migrate(
                OfficeFixture.SUPERVISOR, "aid", 2, new MigrationRequest(List.of(id.toString()), false, null, 10));
        assertEquals(List.of("identity"), done.results().get(0).kept());
        CaseProcedure moved =
                desk.procedures.cases.get(OfficeFixture.DPASS, id).procedures().get(0);
        assertEquals(DocumentStatus.RECEIVED, moved.documents().get(0).status());
        assertEquals(
                "Pièce d'identité", moved.documents().get(0).document().name().fr());
        assertEquals(1, moved.open());
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

    @Test
    void aDefinitionIsReadAsStrictlyAsTheOfficePackAndJournaled() {
        Map<String, Object> name = Map.of("fr", "Aide", "en", "Aid");
        FormData circle = new FormData(Map.of(
                "name",
                name,
                "steps",
                List.of(
                        Map.of("id", "a", "name", name, "who", "desk", "after", List.of("b")),
                        Map.of("id", "b", "name", name, "who", "DPASS", "after", List.of("a")))));
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> desk.procedures.templates.publish(
                        OfficeFixture.SUPERVISOR, "aid", java.util.OptionalInt.empty(), circle, "essai"));
        assertEquals("/steps/0", refused.errors().get(0).pointer());
        assertRefused(
                Errors.FORBIDDEN,
                null,
                () -> desk.procedures.templates.publish(
                        OfficeFixture.DPASS, "aid", java.util.OptionalInt.empty(), circle, "essai"));
        FormData good =
                new FormData(Map.of("name", name, "steps", List.of(Map.of("id", "a", "name", name, "who", "desk"))));
        desk.procedures.templates.publish(
                OfficeFixture.SUPERVISOR, "aid", java.util.OptionalInt.of(0), good, "première version");
        assertEquals(1, desk.count("RELAIS_OFFICE_JOURNAL"));
        assertRefused(
                ProcedureErrors.STALE_TEMPLATE,
                null,
                () -> desk.procedures.templates.publish(
                        OfficeFixture.SUPERVISOR, "aid", java.util.OptionalInt.of(0), good, "encore"));
        assertEquals(
                1,
                desk.procedures.templates.versions(OfficeFixture.DPASS, "aid").size());
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

    private CaseId started(String key) {
        return startedIn(key, CaseStatus.IN_PROGRESS);
    }

    private CaseId startedIn(String key, CaseStatus status) {
        desk.procedures.publish(SampleProcedures.aid(Start.ON_REQUEST));
        CaseId id = status == CaseStatus.TRIAGED ? open(key, "vaccination") : assigned(key);
        if (status == CaseStatus.IN_PROGRESS || status == CaseStatus.WAITING) {
            run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        }
        desk.procedures.cases.start(OfficeFixture.DPASS, id, OptionalLong.empty(), "aid");
        if (status == CaseStatus.WAITING) {
            run(OfficeFixture.DPASS, id, new CaseCommand.Wait("avis", null));
        }
        return id;
    }

    private CaseId inProgress(String key) {
        CaseId id = assigned(key);
        run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        return id;
    }

    private CaseId assigned(String key) {
        CaseId id = open(key, "vaccination");
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass"));
        return id;
    }

    private CaseProgress step(Caller caller, CaseId id, String step, StepCommand command) {
        return desk.procedures.cases.perform(caller, id, OptionalLong.empty(), "aid", step, command);
    }

    private CaseProgress perform(CaseId id, String procedure, String step) {
        return desk.procedures.cases.perform(OfficeFixture.DPASS, id, OptionalLong.empty(), procedure, step, DONE);
    }

    private CaseProgress document(Caller caller, CaseId id, DocumentCommand command) {
        return desk.procedures.cases.perform(caller, id, OptionalLong.empty(), "aid", command);
    }

    private static StepStatus statusOf(CaseProgress progress, String step) {
        return progress.procedures().get(0).steps().stream()
                .filter(view -> view.step().id().equals(step))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
