package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.cases.Note;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.ServiceFixture;
import org.relais.core.internal.office.PackRoles;
import org.relais.core.internal.procedures.SampleProcedures;
import org.relais.documents.NewDocument;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeView;
import org.relais.intake.Submission;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Scope;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.services.ServiceRight;
import org.relais.spi.encryption.FieldEncryption;

/** Cases that are led by what happens to their forms, and what is taken away of them in the end. */
abstract class ServiceLedCaseContract extends EngineContract {

    private static final Caller CLAIMS = OfficeFixture.CLAIMS;

    @BeforeEach
    void theServiceIsThere() {
        desk.intakes.arrive(ServiceFixture.channel());
    }

    private IntakeView handIn(String key) {
        Map<String, Object> form = Map.of(
                "subject",
                "Feuille " + key,
                "topic",
                "vaccination",
                "insured",
                Map.of("name", "Zoé"),
                "acts",
                List.of("a", "b"));
        return desk.intakes
                .desk()
                .receive(CLAIMS, ServiceFixture.CHANNEL, new Submission(key, new FormData(form)))
                .intake();
    }

    private CaseId register(String key) {
        return handIn(key).cases().get(0).id();
    }

    private CaseView view(CaseId id) {
        return desk.cases.get(CLAIMS, id);
    }

    private List<String> actions(CaseId id) {
        return desk.cases.journal(CLAIMS, id).entries().stream()
                .map(JournalEntry::action)
                .toList();
    }

    @Test
    void theActorBeginsWorkThoughNobodyCouldAssignThemACase() {
        CaseId id = register("one");
        desk.serviceCases.begin(CLAIMS, id);
        desk.serviceCases.begin(CLAIMS, id);

        assertEquals(CaseStatus.IN_PROGRESS, view(id).status());
        assertEquals("claims", view(id).assignee());
        assertEquals(List.of("open", "start"), actions(id));
        assertEquals(1, desk.queues.get(CLAIMS, "dpass").assigned());
        assertTrue(desk.cases.journal(CLAIMS, id).intact());
    }

    @Test
    void theClockStopsAndRunsAgain() {
        CaseId id = register("one");
        desk.serviceCases.await(CLAIMS, id, "La signature manque");
        desk.serviceCases.await(CLAIMS, id, "La signature manque encore");

        assertEquals(CaseStatus.WAITING, view(id).status());
        assertEquals(List.of("open", "start", "wait"), actions(id));
        assertEquals(
                "La signature manque",
                desk.cases.journal(CLAIMS, id).entries().get(2).reason());
        desk.clock.advance(Duration.ofHours(5));
        desk.serviceCases.resume(CLAIMS, id);
        desk.serviceCases.resume(CLAIMS, id);
        assertEquals(CaseStatus.IN_PROGRESS, view(id).status());
        assertEquals(List.of("open", "start", "wait", "resume"), actions(id));
    }

    @Test
    void itEndsFromWhereverItStandsWithAResolutionThatTheOfficeHas() {
        CaseId waiting = register("waiting");
        desk.serviceCases.await(CLAIMS, waiting, "La signature");
        desk.serviceCases.end(CLAIMS, waiting, "DONE", "Remise à la CAFAT");
        CaseId untouched = register("untouched");
        desk.serviceCases.end(CLAIMS, untouched, "HANDED_OVER", "Remise à la CAFAT");

        assertEquals(CaseStatus.CLOSED, view(waiting).status());
        assertEquals("DONE", view(waiting).resolution().code());
        assertEquals("Remise à la CAFAT", view(waiting).resolution().text());
        assertEquals("ANSWERED", view(untouched).resolution().code());
        List<String> done = actions(untouched);
        desk.serviceCases.end(CLAIMS, untouched, "DONE", "Encore");
        desk.serviceCases.begin(CLAIMS, untouched);
        desk.serviceCases.await(CLAIMS, untouched, "Rien");
        desk.serviceCases.resume(CLAIMS, untouched);
        assertEquals(done, actions(untouched), "what has ended is left as it is");
    }

    @Test
    void whatPeopleHaveEndedOrMergedIsLeftAsItIs() {
        officersMayWork();
        CaseId cancelled = register("cancelled");
        run(CLAIMS, cancelled, new CaseCommand.Cancel("Erreur"));
        CaseId merged = register("merged");
        run(CLAIMS, merged, new CaseCommand.Merge(register("survivor")));

        for (CaseId id : List.of(cancelled, merged)) {
            CaseView before = view(id);
            desk.serviceCases.begin(CLAIMS, id);
            desk.serviceCases.await(CLAIMS, id, "La signature");
            desk.serviceCases.resume(CLAIMS, id);
            desk.serviceCases.end(CLAIMS, id, "DONE", "Remise");
            assertEquals(before, view(id));
        }
    }

    /** The form must not fail for a step that people have laid upon its case. */
    @Test
    void aMandatoryStepThatPeopleHaveBegunKeepsTheCaseOpenAndANoteSaysWhy() {
        officersMayWork();
        desk.procedures.publish(SampleProcedures.aid(Start.AUTOMATICALLY));
        CaseId id = register("one");
        assertEquals(0, view(id).openSteps(), "it follows no procedure by itself");
        desk.procedures.cases.start(CLAIMS, id, OptionalLong.empty(), "aid");
        desk.serviceCases.end(CLAIMS, id, "DONE", "Remise");

        assertEquals(CaseStatus.IN_PROGRESS, view(id).status());
        List<Note> notes = desk.notes.list(CLAIMS, id, Note.Visibility.INTERNAL);
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).text().contains("Réunir"), notes.get(0)::text);
    }

    @Test
    void theCitizenIsToldByANoteThatTheRequesterMaySee() {
        CaseId id = register("one");
        desk.serviceCases.tell(CLAIMS, id, "Il manque la signature.");

        List<Note> notes = desk.notes.list(CLAIMS, id, Note.Visibility.REQUESTER);
        assertEquals("Il manque la signature.", notes.get(0).text());
        assertEquals("claims", notes.get(0).author());
        assertEquals(List.of("open", "note"), actions(id));
    }

    @Test
    void aCaseOfTheOfficeIsLedByNoService() {
        CaseId office = open("office", "vaccination");

        assertThrows(IllegalArgumentException.class, () -> desk.serviceCases.begin(CLAIMS, office));
        assertThrows(IllegalArgumentException.class, () -> desk.serviceCases.end(CLAIMS, office, "DONE", "Non"));
        assertThrows(IllegalArgumentException.class, () -> desk.serviceRetention.purge(CLAIMS, office));
        assertEquals(
                1, desk.cases.journal(OfficeFixture.AGENT, office).entries().size());
    }

    @Test
    void allStepsOfOneTransactionAreThereOrNone() {
        CaseId id = register("one");
        assertThrows(
                IllegalStateException.class,
                () -> desk.unitOfWork.execute(() -> {
                    desk.serviceCases.begin(CLAIMS, id);
                    desk.serviceCases.tell(CLAIMS, id, "Bonjour");
                    throw new IllegalStateException("the form fails");
                }));

        assertEquals(List.of("open"), actions(id));
        assertEquals(List.of(), desk.notes.list(CLAIMS, id, null));
    }

    @Test
    void aPurgeTakesDocumentsWithTheirContentsAndTheTextsOfNotes() {
        officersMayWork();
        CaseId id = register("one");
        desk.serviceCases.tell(CLAIMS, id, "Il manque la signature de Zoé.");
        add(id, "scan de Zoé.txt", "Feuille de Zoé");
        CaseId other = open("office", "vaccination");
        desk.documents.service().add(OfficeFixture.AGENT, other, document("a.txt", "Bonjour"), null);
        assertEquals(2, desk.count("RELAIS_CONTENT"));

        desk.serviceRetention.purge(CLAIMS, id);

        assertEquals(List.of(), desk.documents.service().list(CLAIMS, id));
        assertEquals("", desk.notes.list(CLAIMS, id, null).get(0).text());
        assertEquals(List.of("open", "note", "add-document", "purge"), actions(id));
        desk.serviceRetention.purge(CLAIMS, id);
        assertEquals(4, actions(id).size(), "once");
        String journal = desk.cases.journal(CLAIMS, id).entries().toString();
        assertTrue(!journal.contains("Zoé"), journal);
        assertTrue(desk.cases.journal(CLAIMS, id).intact());
        desk.clock.advance(Duration.ofHours(2));
        desk.documents.sweep();
        assertEquals(1, desk.count("RELAIS_CONTENT"), "the content of the other case is still there");
    }

    private void add(CaseId id, String name, String content) {
        desk.documents.service().add(CLAIMS, id, document(name, content), null);
    }

    private static NewDocument document(String name, String content) {
        return new NewDocument(
                name,
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                Note.Visibility.INTERNAL,
                null);
    }

    @Test
    void aPurgeTakesMembersOutOfWhatWasHandedInAndTheKeyStillAnswersTheFirstResult() {
        officersMayWork();
        IntakeView intake = handIn("one");
        desk.serviceRetention.purge(intake.id(), List.of("/insured/name", "/acts/0", "/nothing/here"));
        FormData less = desk.intakes.worklist().get(CLAIMS, intake.id()).form();

        assertEquals(Map.of(), less.members().get("insured"));
        assertEquals("", ((List<?>) less.members().get("acts")).get(0));
        assertEquals("b", ((List<?>) less.members().get("acts")).get(1));
        assertEquals("Feuille one", less.text("/subject").orElseThrow());
        assertEquals(intake, handIn("one"), "the same key and form");
        desk.serviceRetention.purge(intake.id(), List.of(""));
        desk.serviceRetention.purge(intake.id(), List.of(""));
        assertEquals(
                Map.of(),
                desk.intakes.worklist().get(CLAIMS, intake.id()).form().members());
        assertEquals(intake, handIn("one"));
        assertNotNull(desk.cases.get(CLAIMS, intake.cases().get(0).id()));
        var office = desk.receive("office", Map.of("subject", "Un")).intake();
        assertThrows(IllegalArgumentException.class, () -> desk.serviceRetention.purge(office.id(), List.of("")));
    }

    @Test
    void whatAPurgeLeavesOfAFormIsSealed() {
        officersMayWork();
        IntakeView intake = handIn("one");
        desk.serviceRetention.purge(intake.id(), List.of("/acts/0"));

        String less = storedForm(intake.id());
        assertTrue(less.startsWith(FieldEncryption.PREFIX), less);
        desk.serviceRetention.purge(intake.id(), List.of(""));
        String nothing = storedForm(intake.id());
        assertTrue(nothing.startsWith(FieldEncryption.PREFIX), nothing);
    }

    /** As the column has it. */
    private String storedForm(IntakeId id) {
        return desk.unitOfWork.read(() -> desk.persistence
                .entityManager("core")
                .createQuery("select i.form from IntakeRecord i where i.id = :id", String.class)
                .setParameter("id", id.toString())
                .getSingleResult());
    }

    private void officersMayWork() {
        var grants = new java.util.ArrayList<PackRoles.Grant>();
        for (ServiceRight right : ServiceRight.values()) {
            grants.add(new PackRoles.Grant(right.of(ServiceFixture.SERVICE), Scope.ALL, ""));
        }
        for (var permission : List.of(
                CorePermissions.CASE_READ,
                CorePermissions.CASE_WORK,
                CorePermissions.INTAKE_WORK,
                CorePermissions.DOCUMENT_ADD,
                CorePermissions.DOCUMENT_READ)) {
            grants.add(new PackRoles.Grant(permission, Scope.ALL, ""));
        }
        desk.office.roles = new PackRoles(Map.of(Role.SERVICE_OFFICER, grants));
    }
}
