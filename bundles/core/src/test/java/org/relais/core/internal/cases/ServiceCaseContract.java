package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseId;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseView;
import org.relais.cases.LinkKind;
import org.relais.cases.Page;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.ServiceFixture;
import org.relais.core.internal.office.PackRoles;
import org.relais.directory.Confidentiality;
import org.relais.errors.Errors;
import org.relais.figures.Dimension;
import org.relais.figures.FigureQuery;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.Submission;
import org.relais.intake.WorklistQuery;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.services.ServiceRight;

/** A case of a delegated service: who may read the service knows of it, and nobody else, whatever else they may do. */
abstract class ServiceCaseContract extends EngineContract {

    private static final CaseQuery ALL = CaseQuery.of(Map.of(), new OfficeFixture().office());
    private static final LocalDate DAY = LocalDate.of(2021, 9, 7);
    private static final List<Caller> OTHERS = List.of(
            OfficeFixture.AGENT,
            OfficeFixture.DPASS,
            OfficeFixture.DEL,
            OfficeFixture.SUPERVISOR,
            OfficeFixture.ADMIN,
            OfficeFixture.AUDITOR);

    @BeforeEach
    void theServiceIsThere() {
        desk.intakes.arrive(ServiceFixture.channel());
    }

    IntakeReceipt handIn(String key, String topic) {
        return desk.intakes
                .desk()
                .receive(
                        OfficeFixture.CLAIMS,
                        ServiceFixture.CHANNEL,
                        new Submission(key, new FormData(Map.of("subject", "Feuille " + key, "topic", topic))));
    }

    CaseId register(String key) {
        return handIn(key, "vaccination").intake().cases().get(0).id();
    }

    /** Everything that the engine answers to a caller, a refusal included, by the name of the question. */
    private Map<String, String> answers(Caller caller, CaseId visible) {
        Map<String, Supplier<Object>> doors = new LinkedHashMap<>();
        for (String filters :
                List.of("sort=receivedAt", "q=feuille", "department=DPASS", "limit=1", "channel=claim-forms")) {
            String[] one = filters.split("=");
            doors.put("list " + filters, () -> desk.cases.search(caller, query(Map.of(one[0], one[1]))));
        }
        doors.put("case", () -> desk.cases.get(caller, visible));
        doors.put("suggestions", () -> desk.suggestions.suggest(caller, visible));
        doors.put("queues", () -> desk.queues.list(caller));
        doors.put("queue", () -> desk.queues.cases(caller, "dpass", 10, null));
        doors.put("notifications", () -> desk.notifications.list(caller, false, 50));
        doors.put("worklist", () -> desk.intakes.worklist().find(caller, WorklistQuery.of(Map.of())));
        doors.put("channels", () -> desk.intakes.catalogue().list(caller));
        for (Dimension by : Dimension.values()) {
            doors.put("figures " + by, () -> desk.figures.count(caller, new FigureQuery(DAY, DAY, by)));
        }
        Map<String, String> answers = new LinkedHashMap<>();
        doors.forEach((name, door) -> answers.put(name, said(door)));
        return answers;
    }

    private static String said(Supplier<Object> door) {
        try {
            return String.valueOf(door.get());
        } catch (org.relais.errors.RelaisException refused) {
            return refused.code() + " " + refused.detail();
        }
    }

    private static CaseQuery query(Map<String, String> filters) {
        return CaseQuery.of(filters, new OfficeFixture().office());
    }

    @Test
    void changesNoAnswerToAnybodyElse() {
        CaseId visible = open("visible", "vaccination");
        Map<Caller, Map<String, String>> before = new LinkedHashMap<>();
        OTHERS.forEach(caller -> before.put(caller, answers(caller, visible)));
        Map<String, String> officersBefore = answers(OfficeFixture.CLAIMS, visible);

        CaseId hidden = register("one");
        desk.serviceCases.begin(OfficeFixture.CLAIMS, hidden);
        desk.serviceCases.await(OfficeFixture.CLAIMS, hidden, "La signature");
        register("two");

        OTHERS.forEach(caller -> assertEquals(before.get(caller), answers(caller, visible), caller.account()));
        Map<String, String> officers = answers(OfficeFixture.CLAIMS, visible);
        for (String question : List.of("list sort=receivedAt", "list limit=1", "queues", "queue", "figures TOPIC")) {
            assertNotEquals(officersBefore.get(question), officers.get(question), question);
        }
    }

    @Test
    void isAnsweredLikeNoneToEverybodyElseAndListedForWhoMayRead() {
        CaseId hidden = register("one");

        OTHERS.forEach(caller -> {
            if (caller != OfficeFixture.ADMIN) {
                assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(caller, hidden));
                assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.journal(caller, hidden));
                assertRefused(Errors.NOT_FOUND, null, () -> desk.notes.list(caller, hidden, null));
                assertRefused(Errors.NOT_FOUND, null, () -> desk.deadlines.of(caller, hidden));
                assertRefused(Errors.NOT_FOUND, null, () -> desk.procedures.cases.get(caller, hidden));
                assertRefused(
                        Errors.NOT_FOUND, null, () -> desk.documents.service().list(caller, hidden));
            }
        });
        assertEquals(hidden, desk.cases.get(OfficeFixture.CLAIMS, hidden).id());
        assertEquals(
                new Page.Total(1, true),
                desk.cases.search(OfficeFixture.CLAIMS, ALL).total());
        assertEquals(
                new Page.Total(0, true),
                desk.cases.search(OfficeFixture.SUPERVISOR, ALL).total());
    }

    /** The channel does not even say that its case belongs to the service, and its topic is open to all. */
    @Test
    void isBornAtTheLevelOfTheServiceAndStaysThere() {
        CaseId hidden = register("one");
        Permission work = CorePermissions.CASE_WORK;
        officersMay(work, CorePermissions.CASE_CLASSIFY, CorePermissions.CASE_ROUTE, CorePermissions.CASE_ASSIGN);

        assertFalse(
                desk.cases.get(OfficeFixture.CLAIMS, hidden).allowedActions().contains(CaseAction.CLASSIFY));
        for (Confidentiality level : Confidentiality.ofTheOffice()) {
            assertRefused(
                    CaseErrors.ACTION_NOT_ALLOWED,
                    null,
                    () -> run(OfficeFixture.CLAIMS, hidden, new CaseCommand.Classify(level, "Pour tous")));
        }
        run(OfficeFixture.CLAIMS, hidden, new CaseCommand.Triage("conflict", "DEL"));
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OfficeFixture.SUPERVISOR, hidden));
        CaseView second =
                run(OfficeFixture.CLAIMS, hidden, new CaseCommand.Split("Autre affaire", null, "vaccination"));
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OfficeFixture.SUPERVISOR, second.id()));
        CaseId office = open("office", "vaccination");
        assertRefused(
                Errors.INVALID_REQUEST,
                "/level",
                () -> run(
                        OfficeFixture.SUPERVISOR,
                        office,
                        new CaseCommand.Classify(ServiceFixture.SERVICE.confidentiality(), "Non")));
    }

    @Test
    void isTiedToNothingOutsideOfItsService() {
        CaseId hidden = register("one");
        CaseId office = open("office", "vaccination");
        officersMay(CorePermissions.CASE_WORK);

        assertRefused(
                Errors.INVALID_REQUEST,
                "/into",
                () -> run(OfficeFixture.CLAIMS, hidden, new CaseCommand.Merge(office)));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/into",
                () -> run(OfficeFixture.CLAIMS, office, new CaseCommand.Merge(hidden)));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/to",
                () -> run(OfficeFixture.CLAIMS, office, new CaseCommand.Link(hidden, LinkKind.RELATED)));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/to",
                () -> run(OfficeFixture.CLAIMS, hidden, new CaseCommand.Link(office, LinkKind.RELATED)));
        CaseId second = register("two");
        run(OfficeFixture.CLAIMS, hidden, new CaseCommand.Link(second, LinkKind.FOLLOWS));
        run(OfficeFixture.CLAIMS, hidden, new CaseCommand.Merge(second));
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OfficeFixture.SUPERVISOR, hidden));
        CaseView merged = desk.cases.get(OfficeFixture.CLAIMS, hidden);
        assertEquals(desk.cases.get(OfficeFixture.CLAIMS, second).reference(), merged.mergedInto());
        assertEquals(1, merged.links().size());
    }

    @Test
    void whoHasItDoesNotKnowOfItForThatAlone() {
        CaseId hidden = register("one");
        officersMay(CorePermissions.CASE_ASSIGN, CorePermissions.CASE_WORK);

        assertRefused(
                Errors.INVALID_REQUEST,
                "/agent",
                () -> run(OfficeFixture.CLAIMS, hidden, new CaseCommand.Assign("dpass")));
        // by no command, but in the store
        desk.unitOfWork.execute(() -> {
            desk.handOver.give(OfficeFixture.SUPERVISOR, hidden, "dpass", "Départ");
            return hidden;
        });
        assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(OfficeFixture.DPASS, hidden));
        assertEquals(
                new Page.Total(0, true),
                desk.cases.search(OfficeFixture.DPASS, ALL).total());
        assertEquals(0, desk.cases.search(OfficeFixture.DPASS, ALL).items().size());
        assertEquals(0, desk.queues.get(OfficeFixture.DPASS, "dpass").open());
        assertEquals(Map.of(), desk.unitOfWork.read(() -> desk.queueStore.loads(List.of("dpass"))));
    }

    @Test
    void waitsInNoQueueThatHandsOutItsWork() {
        CaseId hidden = register("one");

        assertTrue(desk.queues.claim(OfficeFixture.DPASS, "dpass").isEmpty());
        assertEquals(
                List.of(hidden),
                desk.queues.cases(OfficeFixture.CLAIMS, "dpass", 10, null).items().stream()
                        .map(one -> one.id())
                        .toList());
    }

    @Test
    void isFoundByItsReferenceAloneAndNobodyIsRecognised() {
        CaseId hidden = register("one");
        CaseView view = desk.cases.get(OfficeFixture.CLAIMS, hidden);

        assertEquals(
                0,
                desk.cases
                        .search(OfficeFixture.CLAIMS, query(Map.of("q", "feuille")))
                        .items()
                        .size());
        assertEquals(
                1,
                desk.cases
                        .search(
                                OfficeFixture.CLAIMS,
                                query(Map.of("q", view.reference().value())))
                        .items()
                        .size());
        assertNull(view.requesterId());
        assertEquals(0, desk.count("RELAIS_REQUESTER"));
        assertEquals(List.of(), desk.suggestions.suggest(OfficeFixture.CLAIMS, hidden));
    }

    @Test
    void aServiceThatNobodyHereHasHeardOfStaysHidden() {
        CaseId hidden = register("one");
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_CASE set CONFIDENTIALITY = 'SERVICE:unheard-of'")
                .executeUpdate());

        for (Caller caller : List.of(OfficeFixture.SUPERVISOR, OfficeFixture.AUDITOR, OfficeFixture.CLAIMS)) {
            assertEquals(new Page.Total(0, true), desk.cases.search(caller, ALL).total());
            assertEquals(0, desk.cases.search(caller, ALL).items().size());
            assertRefused(Errors.NOT_FOUND, null, () -> desk.cases.get(caller, hidden));
        }
    }

    @Test
    void countsAreExactWhateverIsHiddenAndHowMuch() {
        for (int i = 0; i < 3; i++) {
            open("office " + i, "vaccination");
        }
        for (int i = 0; i < 120; i++) {
            register("form " + i);
        }
        for (Caller caller : List.of(OfficeFixture.SUPERVISOR, OfficeFixture.DEL, OfficeFixture.AGENT)) {
            assertEquals(new Page.Total(3, true), desk.cases.search(caller, ALL).total());
        }
        assertEquals(
                new Page.Total(123, true),
                desk.cases.search(OfficeFixture.CLAIMS, ALL).total());
        assertEquals(3, desk.queues.get(OfficeFixture.SUPERVISOR, "dpass").open());
        assertEquals(123, desk.queues.get(OfficeFixture.CLAIMS, "dpass").open());
        assertEquals(
                3,
                desk.queues
                        .cases(OfficeFixture.DPASS, "dpass", 100, null)
                        .items()
                        .size());
    }

    @Test
    void anIntakeIsKnownToThoseAloneWhoMayKnowOfAllItsCases() {
        var intake = handIn("one", "vaccination").intake();

        OTHERS.forEach(caller -> {
            if (caller != OfficeFixture.ADMIN) {
                assertRefused(Errors.NOT_FOUND, null, () -> desk.intakes.desk().get(caller, intake.id()));
            }
            assertFalse(desk.intakes.worklist().mayWork(caller, intake.id()), caller.account());
        });
        assertEquals(intake, desk.intakes.desk().get(OfficeFixture.CLAIMS, intake.id()));
        assertTrue(desk.intakes.worklist().mayWork(OfficeFixture.CLAIMS, intake.id()));
    }

    /** The channel is an ordinary one, and nobody has screened what it was handed. */
    @Test
    void anIntakeOfAnotherChannelThatOpensOneIsAsHiddenEvenToItsSender() {
        desk.intakes.arrive(DeskFixture.counter(ServiceFixture::meaning));
        IntakeReceipt receipt = desk.receive("k1", Map.of("subject", "Pli"));

        assertRefused(
                Errors.NOT_FOUND,
                null,
                () -> desk.intakes
                        .desk()
                        .get(OfficeFixture.AGENT, receipt.intake().id()));
        assertEquals(
                receipt.intake(),
                desk.intakes.desk().get(OfficeFixture.CLAIMS, receipt.intake().id()));
        assertEquals(
                0,
                desk.figures
                        .count(OfficeFixture.SUPERVISOR, new FigureQuery(DAY, DAY, Dimension.DAY))
                        .contacts());
        assertEquals(
                1,
                desk.figures
                        .count(OfficeFixture.CLAIMS, new FigureQuery(DAY, DAY, Dimension.DAY))
                        .contacts());
    }

    @Test
    void whatAPackGivesARoleIsWhatCounts() {
        CaseId hidden = register("one");
        desk.office.roles = new PackRoles(Map.of(
                Role.SUPERVISOR,
                List.of(
                        new PackRoles.Grant(CorePermissions.CASE_READ, Scope.ALL, ""),
                        new PackRoles.Grant(ServiceRight.READ.of(ServiceFixture.SERVICE), Scope.OWN, ""))));

        assertEquals(hidden, desk.cases.get(OfficeFixture.SUPERVISOR, hidden).id());
        assertEquals(Set.of("claim-forms"), services(OfficeFixture.SUPERVISOR));
        assertEquals(Set.of(), services(OfficeFixture.AUDITOR));
    }

    private Set<String> services(Caller caller) {
        return Set.copyOf(desk.permissions.visibility(caller).services().stream()
                .map(level -> level.service().orElseThrow())
                .toList());
    }

    /** What officers are given by the pack, besides what they need to read. */
    void officersMay(Permission... further) {
        var grants = new java.util.ArrayList<PackRoles.Grant>();
        for (ServiceRight right : ServiceRight.values()) {
            grants.add(new PackRoles.Grant(right.of(ServiceFixture.SERVICE), Scope.ALL, ""));
        }
        grants.add(new PackRoles.Grant(CorePermissions.CASE_READ, Scope.ALL, ""));
        for (Permission permission : further) {
            grants.add(new PackRoles.Grant(permission, Scope.ALL, ""));
        }
        desk.office.roles = new PackRoles(Map.of(Role.SERVICE_OFFICER, grants));
    }
}
