package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.cases.ImplicitDecision;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.procedures.SampleProcedures;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.directory.TeamId;
import org.relais.errors.Errors;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.procedures.CaseProgress;
import org.relais.procedures.DecisionDelay;
import org.relais.procedures.DecisionDelay.CountsFrom;
import org.relais.procedures.Migration;
import org.relais.procedures.MigrationRequest;
import org.relais.procedures.Performer;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.ProcedureVersion;
import org.relais.procedures.StepCommand;

/** Who does what, when silence decides, and whom a new version moves, on a real database. */
abstract class ProcedureSettingsContract extends EngineContract {

    private static final ImplicitDecision BY_TOPIC =
            new ImplicitDecision(LocalDate.of(2021, 11, 7), ImplicitDecision.Effect.REJECTION);

    @Test
    void aStepOfATeamIsDoneByItsMembersAlone() {
        desk.people.team("night", "DEL", "moana");
        Caller moana = desk.people.arrives("moana", "DEL");
        desk.procedures.publish(SampleProcedures.by("path", Performer.in(new TeamId("night"))));
        CaseId id = started("k1", "path");
        assertRefused(Errors.FORBIDDEN, null, () -> perform(OfficeFixture.DEL, id));
        assertRefused(Errors.FORBIDDEN, null, () -> perform(OfficeFixture.DPASS, id));
        assertEquals(0, perform(moana, id).open());
    }

    @Test
    void aTeamIsReadFromATemplateAndAnUnknownOneRefusedByName() {
        desk.people.team("night", "DEL", "moana");
        assertRefused(Errors.INVALID_REQUEST, "/steps/0/who", () -> publish("team:day"));
        assertRefused(Errors.INVALID_REQUEST, "/steps/0/who", () -> publish("team:"));
        ProcedureVersion published = publish("team:night");
        assertEquals("team:night", published.template().steps().get(0).who().wireName());
        assertEquals(
                published,
                desk.procedures.templates.versions(OfficeFixture.DPASS, "path").get(0));
    }

    @Test
    void theStepOfADepartmentThatWasRenamedIsForItsSuccessor() {
        desk.procedures.publish(SampleProcedures.by("path", Performer.in(new DepartmentId("DEFE"))));
        CaseId id = started("k1", "path");
        assertRefused(Errors.FORBIDDEN, null, () -> perform(OfficeFixture.DPASS, id));
        assertEquals(0, perform(OfficeFixture.DEL, id).open());
    }

    @Test
    void aTemplateIsAlsoForTheTopicsThatAreAPartOfItsOwn() {
        desk.procedures.publish(SampleProcedures.aid(Start.AUTOMATICALLY));
        assertEquals(4, view(open("k1", "booster")).openSteps());
        assertEquals(0, view(open("k2", "employee-aid")).openSteps());
    }

    @Test
    void theEarliestDecisionOfItsProceduresWinsOverThatOfTheTopic() {
        desk.procedures.publish(decided("late", 6, DecisionDelay.Unit.MONTHS, DecisionDelay.Effect.ACCEPTANCE));
        desk.procedures.publish(decided("soon", 30, DecisionDelay.Unit.DAYS, DecisionDelay.Effect.REJECTION));
        desk.procedures.publish(SampleProcedures.steps("silent", "a"));
        CaseId id = started("k1", "silent");
        assertEquals(BY_TOPIC, view(id).decision());
        start(id, "late");
        assertDecision(id, LocalDate.of(2022, 3, 7), ImplicitDecision.Effect.ACCEPTANCE);
        start(id, "soon");
        assertDecision(id, LocalDate.of(2021, 10, 7), ImplicitDecision.Effect.REJECTION);
        List<JournalEntry> journal = desk.cases.journal(OfficeFixture.DPASS, id).entries();
        assertEquals(
                List.of("2022-03-07 ACCEPTANCE", "2021-10-07 REJECTION"),
                journal.get(journal.size() - 1).changes().get("decision"));
        for (String procedure : List.of("silent", "late", "soon")) {
            desk.procedures.cases.perform(
                    OfficeFixture.DPASS, id, OptionalLong.empty(), procedure, "a", new StepCommand.Do(null));
        }
        assertDecision(id, LocalDate.of(2021, 10, 7), ImplicitDecision.Effect.REJECTION);
        run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("DONE", "x"));
        assertNull(view(id).decision());
    }

    @Test
    void aCaseThatFollowsItsProcedureFromTheBeginningHasItsDecisionAndKeepsItOverAMerge() {
        desk.procedures.publish(SampleProcedures.withDecision(
                SampleProcedures.aid(Start.AUTOMATICALLY),
                new DecisionDelay(1, DecisionDelay.Unit.MONTHS, DecisionDelay.Effect.ACCEPTANCE, CountsFrom.RECEIPT)));
        CaseId id = open("k1", "vaccination");
        assertDecision(id, LocalDate.of(2021, 10, 7), ImplicitDecision.Effect.ACCEPTANCE);
        run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Merge(open("k2", "vaccination")));
        assertNull(view(id).decision());
        run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Unmerge("deux personnes"));
        assertDecision(id, LocalDate.of(2021, 10, 7), ImplicitDecision.Effect.ACCEPTANCE);
        CaseId other = open("k3", "employee-aid");
        assertEquals(BY_TOPIC, view(other).decision());
        run(OfficeFixture.AGENT, other, new CaseCommand.Triage("vaccination", null));
        assertDecision(other, LocalDate.of(2021, 10, 7), ImplicitDecision.Effect.ACCEPTANCE);
    }

    @Test
    void aNewVersionLeavesTheDecisionOfARunningCaseAloneUntilTheCaseIsMoved() {
        desk.procedures.publish(decided("path", 30, DecisionDelay.Unit.DAYS, DecisionDelay.Effect.REJECTION));
        CaseId id = started("k1", "path");
        desk.procedures.publish(SampleProcedures.steps("path", "a"));
        assertDecision(id, LocalDate.of(2021, 10, 7), ImplicitDecision.Effect.REJECTION);
        migrate(OfficeFixture.SUPERVISOR, "path", 2, id.toString());
        assertEquals(BY_TOPIC, view(id).decision());
    }

    @Test
    void aCaseThatIsNotThereForTheCallerIsAResultAndTheOthersMove() {
        Caller editor =
                new Caller("editor", Set.of(Role.ADMINISTRATOR, Role.DEPARTMENT_MEMBER), new DepartmentId("DEL"));
        desk.procedures.publish(SampleProcedures.steps("path", "a"));
        CaseId first = started("k1", "path");
        CaseId last = started("k2", "path");
        CaseId secret = started("k3", "path");
        run(OfficeFixture.SUPERVISOR, secret, new CaseCommand.Classify(Confidentiality.SECRET, "plainte"));
        CaseId aside = inProgress("k4");
        desk.procedures.publish(SampleProcedures.steps("path", "a", "b"));
        String unknown = new UUID(7, 7).toString();

        Migration preview = migrate(
                editor, "path", 2, true, first.toString(), unknown, secret.toString(), "2021-0", aside.toString());
        assertEquals(codes("", "not-found", "not-found", "not-found", "procedure-not-possible"), codes(preview));
        assertEquals(1, view(first).openSteps(), "a preview changes nothing");

        Migration done =
                migrate(editor, "path", 2, false, unknown, secret.toString(), first.toString(), last.toString());
        assertEquals(codes("not-found", "not-found", "", ""), codes(done));
        assertEquals(secret.toString(), done.results().get(1).name(), "no reference tells that it is there");
        assertEquals(2, view(first).openSteps());
        assertEquals(2, view(last).openSteps());
        assertEquals(1, view(secret).openSteps());
        Migration all =
                desk.procedures.templates.migrate(editor, "path", 2, new MigrationRequest(List.of(), false, null, 10));
        assertTrue(all.results().isEmpty(), "the hidden one stays out of what follows another version");
        assertEquals(
                ProcedureErrors.PROCEDURE_NOT_POSSIBLE,
                migrate(editor, "path", 2, first.toString())
                        .results()
                        .get(0)
                        .problem()
                        .code());
    }

    private static List<String> codes(String... codes) {
        return List.of(codes);
    }

    private static List<String> codes(Migration migration) {
        return migration.results().stream()
                .map(result ->
                        result.problem() == null ? "" : result.problem().code().value())
                .toList();
    }

    private Migration migrate(Caller caller, String procedure, int version, String... cases) {
        return migrate(caller, procedure, version, false, cases);
    }

    private Migration migrate(Caller caller, String procedure, int version, boolean dryRun, String... cases) {
        return desk.procedures.templates.migrate(
                caller, procedure, version, new MigrationRequest(List.of(cases), dryRun, null, 10));
    }

    private static org.relais.procedures.ProcedureTemplate decided(
            String id, int amount, DecisionDelay.Unit unit, DecisionDelay.Effect effect) {
        return SampleProcedures.withDecision(
                SampleProcedures.steps(id, "a"), new DecisionDelay(amount, unit, effect, CountsFrom.STAMP));
    }

    private ProcedureVersion publish(String who) {
        Map<String, String> name = Map.of("fr", "Aide", "en", "Aid");
        FormData form =
                new FormData(Map.of("name", name, "steps", List.of(Map.of("id", "a", "name", name, "who", who))));
        return desk.procedures.templates.publish(OfficeFixture.SUPERVISOR, "path", OptionalInt.empty(), form, "essai");
    }

    private void assertDecision(CaseId id, LocalDate date, ImplicitDecision.Effect effect) {
        ImplicitDecision expected = new ImplicitDecision(date, effect);
        assertEquals(expected, view(id).decision());
        assertEquals(expected, desk.deadlines.of(OfficeFixture.SUPERVISOR, id).decision());
    }

    private CaseId started(String key, String procedure) {
        CaseId id = inProgress(key);
        start(id, procedure);
        return id;
    }

    private void start(CaseId id, String procedure) {
        desk.procedures.cases.start(OfficeFixture.DPASS, id, OptionalLong.empty(), procedure);
    }

    private CaseId inProgress(String key) {
        CaseId id = open(key, "vaccination");
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass"));
        run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        return id;
    }

    private CaseProgress perform(Caller caller, CaseId id) {
        return desk.procedures.cases.perform(caller, id, OptionalLong.empty(), "path", "a", new StepCommand.Do(null));
    }

    private CaseView view(CaseId id) {
        return desk.cases.get(OfficeFixture.SUPERVISOR, id);
    }
}
