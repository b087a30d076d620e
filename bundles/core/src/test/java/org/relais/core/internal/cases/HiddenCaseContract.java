package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseView;
import org.relais.cases.LinkKind;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.office.PackRoles;
import org.relais.directory.Confidentiality;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.figures.Dimension;
import org.relais.figures.FigureQuery;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.Submission;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Scope;

/** What a caller may not know of changes no answer: each is the same with and without the hidden case. */
abstract class HiddenCaseContract extends EngineContract {

    /** A member of another department, who may know of no confidential case of DPASS. */
    private static final Caller OUTSIDER = OfficeFixture.DEL;

    private static final CaseQuery ALL = CaseQuery.of(Map.of(), new OfficeFixture().office());

    private CaseId visible;

    private CaseId openHidden(Confidentiality level) {
        CaseId hidden = open("hidden", "vaccination");
        run(OfficeFixture.SUPERVISOR, hidden, new CaseCommand.Classify(level, "Affaire sensible"));
        return hidden;
    }

    /** Everything that the engine answers to a caller, by the name of the question. */
    private Map<String, String> answers(Caller caller) {
        LocalDate day = LocalDate.of(2021, 9, 7);
        Map<String, Supplier<Object>> doors = new LinkedHashMap<>();
        for (CaseQuery.Sort sort : CaseQuery.Sort.values()) {
            doors.put("list " + sort, () -> desk.cases.search(caller, sorted(sort)));
        }
        doors.put("search", () -> desk.cases.search(caller, query(Map.of("q", "sujet"))));
        doors.put("department", () -> desk.cases.search(caller, query(Map.of("department", "DPASS"))));
        doors.put("case", () -> desk.cases.get(caller, visible));
        doors.put("journal", () -> desk.cases.journal(caller, visible).entries());
        doors.put("notes", () -> desk.notes.list(caller, visible, null));
        doors.put("queues", () -> desk.queues.list(caller));
        for (Dimension by : Dimension.values()) {
            doors.put("figures " + by, () -> desk.figures.count(caller, new FigureQuery(day, day, by)));
        }
        Map<String, String> answers = new LinkedHashMap<>();
        doors.forEach((name, door) -> answers.put(name, String.valueOf(door.get())));
        return answers;
    }

    private static CaseQuery sorted(CaseQuery.Sort sort) {
        return query(Map.of("sort", sort.wireName()));
    }

    private static CaseQuery query(Map<String, String> filters) {
        return CaseQuery.of(filters, new OfficeFixture().office());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESTRICTED", "SECRET"})
    void aHiddenCaseChangesNoAnswer(String name) {
        Confidentiality level = Confidentiality.named(name);
        visible = open("visible", "vaccination");
        open("other", "employee-aid");
        Map<String, String> before = answers(OUTSIDER);
        Map<String, String> supervisorsBefore = answers(OfficeFixture.SUPERVISOR);

        CaseId hidden = openHidden(level);
        run(OfficeFixture.SUPERVISOR, hidden, new CaseCommand.Link(visible, LinkKind.FOLLOWS));

        assertEquals(before, answers(OUTSIDER));
        Map<String, String> supervisors = answers(OfficeFixture.SUPERVISOR);
        for (String question : List.of("search", "department", "queues", "figures TOPIC", "figures DAY")) {
            assertNotEquals(supervisorsBefore.get(question), supervisors.get(question), question);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESTRICTED", "SECRET"})
    void aHiddenCaseIsAnsweredLikeNone(String name) {
        Confidentiality level = Confidentiality.named(name);
        visible = open("visible", "vaccination");
        CaseView hidden = desk.cases.get(OfficeFixture.SUPERVISOR, openHidden(level));
        CaseReference none = CaseReference.of(2021, 999_999);

        for (CaseKey key : List.of(hidden.id(), hidden.reference())) {
            assertSameRefusal(key, none, other -> desk.cases.get(OUTSIDER, other));
            assertSameRefusal(key, none, other -> desk.cases.journal(OUTSIDER, other));
            assertSameRefusal(key, none, other -> desk.notes.list(OUTSIDER, other, null));
            assertSameRefusal(
                    key,
                    none,
                    other -> desk.cases.execute(OUTSIDER, other, OptionalLong.of(77), new CaseCommand.Close()));
            assertSameRefusal(
                    key,
                    none,
                    other -> run(OfficeFixture.AGENT, visible, new CaseCommand.Link(other, LinkKind.RELATED)));
        }
    }

    private void assertSameRefusal(CaseKey hidden, CaseKey none, java.util.function.Consumer<CaseKey> call) {
        assertEquals(refusal(none, call), refusal(hidden, call));
    }

    private static String refusal(CaseKey key, java.util.function.Consumer<CaseKey> call) {
        try {
            call.accept(key);
            return "passed";
        } catch (RelaisException refused) {
            return refused.code() + " " + refused.detail().toString().replace(key.toString(), "…") + refused.errors();
        }
    }

    @Test
    void whatAVisibleCaseSaysOfAHiddenOneIsLeftOut() {
        visible = open("visible", "vaccination");
        CaseView hidden = desk.cases.get(OfficeFixture.SUPERVISOR, openHidden(Confidentiality.SECRET));
        run(OfficeFixture.SUPERVISOR, visible, new CaseCommand.Link(hidden.id(), LinkKind.FOLLOWS));
        run(OfficeFixture.SUPERVISOR, visible, new CaseCommand.Merge(hidden.id()));

        String seen = desk.cases.get(OUTSIDER, visible)
                + desk.cases.journal(OUTSIDER, visible).entries().toString();
        String known = desk.cases.get(OfficeFixture.SUPERVISOR, visible)
                + desk.cases
                        .journal(OfficeFixture.SUPERVISOR, visible)
                        .entries()
                        .toString();

        assertTrue(!seen.contains(hidden.reference().value()), seen);
        assertTrue(seen.contains("CLOSED"), seen);
        assertEquals(5, known.split(hidden.reference().value(), -1).length - 1, known);
        assertTrue(desk.cases.journal(OUTSIDER, visible).intact());
    }

    @Test
    void whoHasTheCaseKnowsOfIt() {
        CaseId hidden = open("hidden", "vaccination");
        run(OfficeFixture.SUPERVISOR, hidden, new CaseCommand.Assign("dpass"));
        run(OfficeFixture.SUPERVISOR, hidden, new CaseCommand.Classify(Confidentiality.SECRET, "Plainte"));

        assertEquals(hidden, desk.cases.get(OfficeFixture.DPASS, hidden).id());
        assertEquals(1, desk.cases.search(OfficeFixture.DPASS, ALL).items().size());
        run(OfficeFixture.SUPERVISOR, hidden, new CaseCommand.Release());

        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OfficeFixture.DPASS, hidden));
        assertEquals(0, desk.cases.search(OfficeFixture.DPASS, ALL).items().size());
        assertTrue(desk.queues.claim(OfficeFixture.DPASS, "dpass").isEmpty());
    }

    @Test
    void aDepartmentKnowsOfItsRestrictedCases() {
        CaseId hidden = openHidden(Confidentiality.RESTRICTED);

        assertEquals(hidden, desk.cases.get(OfficeFixture.DPASS, hidden).id());
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OfficeFixture.AGENT, hidden));
        assertEquals(
                Set.of(hidden),
                Set.of(desk.queues
                        .claim(OfficeFixture.DPASS, "dpass")
                        .orElseThrow()
                        .id()));
    }

    @Test
    void onlyWhoMayClassifiesACaseAndTheJournalTellsWhy() {
        visible = open("visible", "vaccination");

        assertRefused(
                Errors.FORBIDDEN,
                null,
                () -> run(OfficeFixture.DPASS, visible, new CaseCommand.Classify(Confidentiality.SECRET, "Non")));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/level",
                () -> run(OfficeFixture.SUPERVISOR, visible, new CaseCommand.Classify(Confidentiality.NORMAL, "Déjà")));
        run(OfficeFixture.SUPERVISOR, visible, new CaseCommand.Classify(Confidentiality.SECRET, "Plainte"));

        var last =
                desk.cases.journal(OfficeFixture.SUPERVISOR, visible).entries().get(1);
        assertEquals(Map.of("confidentiality", List.of("", "SECRET")), last.changes());
        assertEquals("Plainte", last.reason());
    }

    @Test
    void whatIsSplitFromAHiddenCaseIsHiddenAndUndoingAMergeHidesNothingLess() {
        CaseId hidden = openHidden(Confidentiality.SECRET);
        CaseView second =
                run(OfficeFixture.SUPERVISOR, hidden, new CaseCommand.Split("Autre affaire", null, "employee-aid"));
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OUTSIDER, second.id()));

        visible = open("visible", "vaccination");
        CaseId survivor = open("survivor", "vaccination");
        run(OfficeFixture.SUPERVISOR, visible, new CaseCommand.Merge(survivor));
        run(OfficeFixture.SUPERVISOR, visible, new CaseCommand.Classify(Confidentiality.SECRET, "Plainte"));
        run(OfficeFixture.SUPERVISOR, visible, new CaseCommand.Unmerge("Deux affaires"));
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OUTSIDER, visible));
    }

    @Test
    void aTopicSetsTheLevelOfItsCasesAndNoOtherTopicLowersIt() {
        CaseId secret = open("secret", "conflict");
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OUTSIDER, secret));
        run(OfficeFixture.SUPERVISOR, secret, new CaseCommand.Triage("vaccination", null));
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OUTSIDER, secret));

        visible = open("visible", "vaccination");
        run(OfficeFixture.SUPERVISOR, visible, new CaseCommand.Triage("conflict", "DEL"));
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OUTSIDER, visible));
    }

    @Test
    void anIntakeTellsOfAHiddenCaseOnlyToWhoHandedItIn() {
        var intake = desk.receive("two", Map.of("subject", "Deux", "topic", "vaccination", "matters", 2))
                .intake();
        CaseId first = intake.cases().get(0).id();
        CaseId second = intake.cases().get(1).id();
        run(OfficeFixture.SUPERVISOR, first, new CaseCommand.Classify(Confidentiality.SECRET, "Plainte"));

        var seen = desk.intakes.desk().get(OUTSIDER, intake.id());
        assertEquals(List.of(second), seen.cases().stream().map(one -> one.id()).toList());
        run(OfficeFixture.SUPERVISOR, second, new CaseCommand.Classify(Confidentiality.SECRET, "Plainte"));

        assertRefused(Errors.NOT_FOUND, null, () -> desk.intakes.desk().get(OUTSIDER, intake.id()));
        assertEquals(intake, desk.intakes.desk().get(OfficeFixture.AGENT, intake.id()));
    }

    @Test
    void aContactAboutAHiddenCaseIsHiddenWithIt() {
        visible = open("visible", "vaccination");
        Map<String, String> before = answers(OUTSIDER);
        CaseId hidden = open("hidden", "vaccination");
        IntakeId asked = about(hidden, "asked");
        run(OfficeFixture.SUPERVISOR, hidden, new CaseCommand.Classify(Confidentiality.SECRET, "Plainte"));

        assertEquals(before, answers(OUTSIDER));
        assertRefused(Errors.NOT_FOUND, null, () -> desk.intakes.desk().get(OUTSIDER, asked));
        assertEquals(asked, desk.intakes.desk().get(OfficeFixture.AGENT, asked).id(), "whoever handed it in");
        assertEquals(
                asked, desk.intakes.desk().get(OfficeFixture.SUPERVISOR, asked).id());
        assertEquals(3, contacts(OfficeFixture.SUPERVISOR));
        assertEquals(1, contacts(OUTSIDER));
        run(OfficeFixture.SUPERVISOR, hidden, new CaseCommand.Classify(Confidentiality.NORMAL, "Rien de secret"));
        assertEquals(asked, desk.intakes.desk().get(OUTSIDER, asked).id());
        assertEquals(3, contacts(OUTSIDER));
    }

    @Test
    void contactsOfBeforeAreFoundInTheJournalsOfTheirCases() {
        visible = open("visible", "vaccination");
        CaseId hidden = open("hidden", "vaccination");
        IntakeId asked = about(hidden, "asked");
        run(OfficeFixture.SUPERVISOR, hidden, new CaseCommand.Classify(Confidentiality.SECRET, "Plainte"));
        sql("delete from RELAIS_INTAKE_CASE");
        assertEquals(asked, desk.intakes.desk().get(OUTSIDER, asked).id(), "as before");

        sql("delete from DATABASECHANGELOG where FILENAME = 'core/worklist' and ID like '5-contacts-so-far%'");
        sql("delete from RELAIS_MIGRATION where UNIT = 'core'");
        again().close();

        assertRefused(Errors.NOT_FOUND, null, () -> desk.intakes.desk().get(OUTSIDER, asked));
    }

    private void sql(String statement) {
        int rows = desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery(statement)
                .executeUpdate());
        assertTrue(rows > 0, statement);
    }

    private IntakeId about(CaseId running, String key) {
        return desk.receive(
                        key,
                        Map.of("subject", "Où en est-on ?", "topic", "vaccination", "matters", 0, "case", "" + running))
                .intake()
                .id();
    }

    private long contacts(Caller caller) {
        LocalDate day = LocalDate.of(2021, 9, 7);
        return desk.figures
                .count(caller, new FigureQuery(day, day, Dimension.OUTCOME))
                .contacts();
    }

    @Test
    void noRefusalNamesTheHiddenCaseThatGoesOn() {
        visible = open("visible", "vaccination");
        CaseReference hidden = desk.cases
                .get(OfficeFixture.SUPERVISOR, openHidden(Confidentiality.SECRET))
                .reference();
        run(OfficeFixture.SUPERVISOR, visible, new CaseCommand.Merge(hidden));
        Map<String, Object> form = Map.of("subject", "Et alors ?", "topic", "vaccination", "case", "" + visible);
        for (Caller caller : List.of(OfficeFixture.AGENT, OfficeFixture.SUPERVISOR)) {
            boolean mayKnow = caller == OfficeFixture.SUPERVISOR;
            Submission submission = new Submission("again " + caller.account(), new FormData(form));
            String followUp = refused(() -> desk.intakes.desk().receive(caller, DeskFixture.CHANNEL, submission));
            assertEquals(mayKnow, followUp.contains(hidden.value()), followUp);
        }
        for (Caller caller : List.of(OfficeFixture.DPASS, OfficeFixture.SUPERVISOR)) {
            boolean mayKnow = caller == OfficeFixture.SUPERVISOR;
            String procedure = refused(() -> desk.procedures.cases.start(caller, visible, OptionalLong.empty(), "any"));
            assertEquals(mayKnow, procedure.contains(hidden.value()), procedure);
        }
    }

    private static String refused(org.junit.jupiter.api.function.Executable call) {
        RelaisException refused = assertThrows(RelaisException.class, call);
        return refused.detail() + " " + refused.errors();
    }

    @Test
    void aContactWithoutCaseOnAConfidentialTopicCountsOnlyForWhoMayKnowOfItsCases() {
        visible = open("visible", "vaccination");
        desk.receive("asked", Map.of("subject", "Question", "topic", "vaccination", "matters", 0));
        Map<String, String> before = answers(OUTSIDER);
        String supervisorsBefore = answers(OfficeFixture.SUPERVISOR).get("figures TOPIC");
        desk.receive("secret", Map.of("subject", "Question", "topic", "conflict", "matters", 0));

        assertEquals(before, answers(OUTSIDER));
        assertEquals(
                before.get("figures TOPIC"),
                String.valueOf(desk.figures.count(
                        OfficeFixture.ADMIN,
                        new FigureQuery(LocalDate.of(2021, 9, 7), LocalDate.of(2021, 9, 7), Dimension.TOPIC))));
        assertNotEquals(supervisorsBefore, answers(OfficeFixture.SUPERVISOR).get("figures TOPIC"));
    }

    @Test
    void aCaseOnAConfidentialTopicThatWasOpenedToAllCountsForAll() {
        visible = open("visible", "vaccination");
        String before = answers(OUTSIDER).get("figures TOPIC");
        CaseId opened = open("opened", "conflict");
        assertEquals(before, answers(OUTSIDER).get("figures TOPIC"));
        run(OfficeFixture.SUPERVISOR, opened, new CaseCommand.Classify(Confidentiality.NORMAL, "Rien de secret"));

        assertNotEquals(before, answers(OUTSIDER).get("figures TOPIC"));
    }

    /** By a role that the pack lets export without knowing of everything. */
    @Test
    void whoMayExportGetsNoHiddenCase() {
        visible = open("visible", "vaccination");
        openHidden(Confidentiality.SECRET);
        desk.office.roles = new PackRoles(Map.of(
                Role.DEPARTMENT_MEMBER,
                List.of(
                        new PackRoles.Grant(CorePermissions.CASE_READ, Scope.ALL, ""),
                        new PackRoles.Grant(CorePermissions.CASE_EXPORT, Scope.ALL, ""))));
        List<CaseId> exported = new ArrayList<>();
        desk.export.forEach(OUTSIDER, ALL, one -> exported.add(one.id()));

        assertEquals(List.of(visible), exported);
    }
}
