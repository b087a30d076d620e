package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;
import static org.relais.service.desk.internal.ServiceDeskFixture.form;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.relais.errors.RelaisException;
import org.relais.intake.Submission;
import org.relais.services.FormCommand;
import org.relais.services.FormReceipt;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.ServiceForms.FormHistory;
import org.relais.services.ServiceRight;

/** What becomes of a form once it is registered, also while its plug-in is away, on whichever database. */
abstract class FormWorkContract extends DeskContract {

    @Test
    void whyAFormWasGivenBackIsSealedAndStandsInItsHistory() {
        FormView returned = desk.execute(
                desk.register(complete("A-1", "NORTH")), new FormCommand.Return("Mme Hnamano est couverte ailleurs"));
        FormHistory history = desk.forms.history(
                OFFICER, PermitService.ID, returned.summary().number().value());
        assertTrue(history.intact());
        assertEquals(
                "Mme Hnamano est couverte ailleurs",
                history.events().get(history.events().size() - 1).detail());
        assertFalse(desk.everything().contains("ailleurs"));
        assertTrue(desk.caseWork.stream().noneMatch(work -> work.contains("ailleurs")));
    }

    @Test
    void whatIsMissingIsNamedToldAndCanBeSuppliedPartByPart() {
        FormView incomplete = desk.register(Map.of("formNumber", "A-1", "name", "Amélie"));
        assertEquals(FormState.INCOMPLETE, incomplete.summary().state());
        assertEquals(
                List.of("person", "signature"),
                incomplete.missing().stream().map(FormView.Missing::code).toList());
        assertTrue(incomplete.message().fr().contains("il manque : le numéro, la signature."), incomplete::toString);
        assertTrue(incomplete.message().en().contains("missing: the number, the signature."), incomplete::toString);
        assertEquals(List.of("supply", "assess", "return"), incomplete.allowedActions());

        FormView signed =
                desk.execute(incomplete, new FormCommand.Supply(form(Map.of("details", Map.of("signed", true)))));
        assertEquals(FormState.INCOMPLETE, signed.summary().state());
        assertEquals(
                List.of("person"),
                signed.missing().stream().map(FormView.Missing::code).toList());

        FormView whole = desk.execute(signed, new FormCommand.Supply(form(Map.of("person", "123.456"))));
        assertEquals(FormState.COMPLETE, whole.summary().state());
        assertNull(whole.message());
        assertEquals(
                List.of(
                        "begin",
                        "await Il manque : le numéro, la signature. / Missing: the number, the signature.",
                        "await Il manque : le numéro. / Missing: the number.",
                        "resume"),
                desk.caseWork.stream().filter(work -> !work.startsWith("tell")).toList());
        assertEquals(
                1,
                desk.forms.find(OFFICER, PermitService.ID, "person", "123456").size());
    }

    @Test
    void onlyWhatIsMissingCanBeSupplied() {
        FormView incomplete = desk.register(Map.of("formNumber", "A-1", "name", "Amélie", "person", "123456"));
        for (Map<String, Object> other : List.<Map<String, Object>>of(
                Map.of("name", "Somebody else"),
                Map.of("person", "654321"),
                Map.of("details", Map.of("signed", true, "other", 1L)))) {
            RelaisException wrong = refused(() -> desk.execute(incomplete, new FormCommand.Supply(form(other))));
            assertEquals("form-not-missing", wrong.code().value());
            assertEquals(List.of("/details/signed"), wrong.members().get("missing"));
        }
        assertEquals(
                form(Map.of("formNumber", "A-1", "name", "Amélie", "person", "123456")),
                desk.read(incomplete).content());
        FormView complete = desk.register(complete("A-2", "NORTH"));
        assertEquals(
                "action-not-allowed",
                refused(() -> desk.execute(complete, new FormCommand.Supply(form(Map.of("person", "1")))))
                        .code()
                        .value());
    }

    @Test
    void whileThePlugInIsAwayFormsStayReadableAndNewOnesWait() {
        FormView form = desk.register(complete("A-1", "NORTH"));
        FormView incomplete = desk.register(Map.of("formNumber", "A-2", "name", "x", "person", "1"));
        desk.leave();
        assertEquals(form.content(), desk.read(form).content());
        assertFalse(desk.services.get(OFFICER, PermitService.ID).available());
        FormReceipt waiting =
                desk.forms.register(OFFICER, PermitService.ID, new Submission("w", form(complete("A-3", "NORTH"))));
        assertNull(waiting.form());
        assertEquals(
                "unavailable",
                refused(() -> desk.execute(
                                incomplete, new FormCommand.Supply(form(Map.of("details", Map.of("signed", true))))))
                        .code()
                        .value());
        assertEquals(
                FormState.RETURNED,
                desk.execute(incomplete, new FormCommand.Return("Repris"))
                        .summary()
                        .state());
        desk.arrive();
        assertTrue(desk.services.get(OFFICER, PermitService.ID).available());
    }

    @Test
    void aNewNodeKnowsTheServiceBeforeItsPlugInIsThere() {
        FormView form = desk.register(complete("A-1", "NORTH"));
        var remembered = new org.relais.service.desk.internal.catalogue.ServiceCatalogue(
                desk.persistence.unitOfWork(),
                new org.relais.service.desk.internal.entity.JpaServiceStore(
                        desk.persistence.entityManager("service-desk")),
                new org.relais.testkit.TestForms());
        var service = remembered.known(form.summary().service()).orElseThrow();
        assertEquals("PER", service.register());
        assertEquals("Permits", service.name().en());
        assertEquals(Set.of("diagnosis"), service.forbidden().keySet());
        assertTrue(service.rights().containsKey(ServiceRight.READ));
    }

    @Test
    void rulesOfTodayCanMoveAFormThatIsOnNoSlip() {
        FormView form = desk.register(complete("A-1", "NORTH"));
        desk.service.everythingGoes = "SOUTH";
        FormView moved = desk.execute(form, new FormCommand.Assess());
        assertEquals("SOUTH", moved.destination().id());
        assertEquals(FormState.COMPLETE, moved.summary().state());
        assertEquals(
                "NORTH -> SOUTH",
                desk.forms
                        .history(
                                OFFICER,
                                PermitService.ID,
                                form.summary().number().value())
                        .events()
                        .get(2)
                        .detail());
    }

    @Test
    void aHistoryThatWasTamperedWithShows() throws Exception {
        FormView form = desk.register(complete("A-1", "NORTH"));
        var number = form.summary().number();
        assertTrue(intact(number));
        desk.tables.alter("update SERVICE_FORM_EVENT set ACTOR = 'somebody' where SEQUENCE_NUMBER = 2");
        assertFalse(intact(number));
    }

    private boolean intact(org.relais.services.RegistrationNumber number) {
        return desk.forms.history(OFFICER, PermitService.ID, number.value()).intact();
    }

    @Test
    void waitingTooLongIsAWarningAndBlocksNothing() {
        FormView incomplete = desk.register(Map.of("formNumber", "A-1", "name", "x", "person", "1"));
        FormView complete = desk.register(complete("A-2", "NORTH"));
        assertTrue(desk.services.warnings(OFFICER, PermitService.ID).isEmpty());
        desk.clock.advance(Duration.ofDays(2));
        assertTrue(desk.read(complete).warnings().isEmpty(), "two working days are allowed");
        desk.clock.advance(Duration.ofDays(1));
        assertEquals(
                "Complete, not handed over since 2021-09-07: more than 2 working days.",
                desk.read(complete).warnings().get(0).en());
        assertTrue(desk.read(incomplete).warnings().isEmpty());
        desk.clock.advance(Duration.ofDays(12));
        assertEquals(
                List.of("INCOMPLETE PER-DAJI-2021-000001", "NOT_HANDED_OVER PER-DAJI-2021-000002"),
                desk.services.warnings(OFFICER, PermitService.ID).stream()
                        .map(warning -> warning.kind() + " " + warning.subject())
                        .toList());
        assertEquals(
                FormState.COMPLETE,
                desk.execute(incomplete, new FormCommand.Supply(form(Map.of("details", Map.of("signed", true)))))
                        .summary()
                        .state());
    }
}
