package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.procedures.SampleProcedures;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.procedures.CaseProcedure;
import org.relais.procedures.CaseProgress;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.Migration;
import org.relais.procedures.MigrationRequest;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.StepStatus;

/** Which procedures and which versions of them hold a case, on a real database. */
abstract class ProcedureVersionContract extends ProcedureContract {

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
}
