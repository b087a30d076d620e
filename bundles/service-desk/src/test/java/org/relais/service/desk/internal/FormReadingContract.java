package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.STRANGER;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;
import static org.relais.service.desk.internal.ServiceDeskFixture.form;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.relais.errors.RelaisException;
import org.relais.intake.Submission;
import org.relais.services.FormCommand;
import org.relais.services.FormQuery;
import org.relais.services.FormView;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;

/** Who may read the forms of a service, how they are found, and what nobody reads, on whichever database. */
abstract class FormReadingContract extends DeskContract {

    @Test
    void nothingThatAFormSaysIsReadableInTheDatabase() {
        desk.register(complete("A-1", "NORTH"));
        String everything = desk.everything();
        assertTrue(everything.contains("PER-DAJI-2021-000001"));
        for (String secret : List.of("Amélie", "Hnamano", "123.456", "123456")) {
            assertFalse(everything.contains(secret), secret);
        }
    }

    @Test
    void formsAreFoundByTheExactNumberInAnySpellingAndByNothingLess() {
        FormView form = desk.register(complete("A-1", "NORTH"));
        desk.register(Map.of("formNumber", "A-2", "name", "x", "person", "999.999"));
        for (String spelling : List.of("123456", "123.456", "123 456", "1-2-3456")) {
            assertEquals(
                    List.of(form.summary()), desk.forms.find(OFFICER, PermitService.ID, "person", spelling), spelling);
        }
        assertTrue(desk.forms.find(OFFICER, PermitService.ID, "person", "12345").isEmpty());
        assertEquals(
                "invalid-request",
                refused(() -> desk.forms.find(OFFICER, PermitService.ID, "name", "Amélie"))
                        .code()
                        .value());
    }

    @Test
    void whoeverMayNotReadTheServiceIsToldThatThereIsNone() {
        FormView form = desk.register(complete("A-1", "NORTH"));
        ServiceId none = new ServiceId("nothing");
        String number = form.summary().number().value();
        List<java.util.function.Consumer<ServiceId>> doors = List.of(
                service -> desk.forms.register(STRANGER, service, new Submission("x", form(complete("A-2", "NORTH")))),
                service -> desk.forms.get(STRANGER, service, number),
                service -> desk.forms.list(STRANGER, service, FormQuery.of(Map.of())),
                service -> desk.forms.find(STRANGER, service, "person", "123456"),
                service -> desk.forms.history(STRANGER, service, number),
                service ->
                        desk.forms.execute(STRANGER, service, number, new FormCommand.Assess(), OptionalLong.empty()),
                service -> desk.slips.open(STRANGER, service, "NORTH"),
                service -> desk.slips.list(STRANGER, service, Set.of()),
                service -> desk.slips.differences(STRANGER, service),
                service -> desk.services.get(STRANGER, service),
                service -> desk.services.warnings(STRANGER, service),
                service -> desk.destinations.list(STRANGER, service),
                service -> desk.disclosure.service().purge(STRANGER, service, number, "because"));
        for (var door : doors) {
            RelaisException hidden = refused(() -> door.accept(PermitService.ID));
            RelaisException absent = refused(() -> door.accept(none));
            assertEquals("not-found", hidden.code().value());
            assertEquals(
                    absent.detail().en().replace("nothing", "permits"),
                    hidden.detail().en());
        }
        assertTrue(desk.services.list(STRANGER).isEmpty());
        assertTrue(desk.accesses.stream().noneMatch(access -> access.startsWith("agent")));
    }

    @Test
    void eachRightOpensItsOwnDoor() {
        FormView form = desk.register(complete("A-1", "NORTH"));
        desk.permissions.grant(STRANGER, ServiceRight.READ.of(PermitService.ID));
        assertEquals(
                form.summary(),
                desk.forms
                        .get(STRANGER, PermitService.ID, form.summary().number().value())
                        .summary());
        assertTrue(desk.forms
                .get(STRANGER, PermitService.ID, form.summary().number().value())
                .allowedActions()
                .isEmpty());
        assertEquals(
                "forbidden",
                refused(() -> desk.forms.register(
                                STRANGER, PermitService.ID, new Submission("x", form(complete("A-2", "NORTH")))))
                        .code()
                        .value());
        assertEquals(
                "forbidden",
                refused(() -> desk.slips.open(STRANGER, PermitService.ID, "NORTH"))
                        .code()
                        .value());
    }

    @Test
    void everyReadingIsWrittenDown() {
        FormView form = desk.register(complete("A-1", "NORTH"));
        desk.accesses.clear();
        String number = form.summary().number().value();
        desk.forms.get(OFFICER, PermitService.ID, number.toLowerCase(java.util.Locale.ROOT));
        desk.forms.list(OFFICER, PermitService.ID, FormQuery.of(Map.of()));
        desk.forms.find(OFFICER, PermitService.ID, "person", "123456");
        desk.forms.history(OFFICER, PermitService.ID, number);
        assertEquals(
                List.of(
                        "claims read-form " + number,
                        "claims list-forms 1 forms",
                        "claims find-forms 1 forms by person",
                        "claims read-history " + number),
                desk.accesses);
    }

    @Test
    void listsAreReadPageByPageNewestFirstAndFiltered() {
        for (int i = 1; i <= 7; i++) {
            desk.register(complete("A-" + i, i % 2 == 0 ? "NORTH" : "SOUTH"));
        }
        FormQuery query = FormQuery.of(Map.of("limit", "3"));
        var page = desk.forms.list(OFFICER, PermitService.ID, query);
        java.util.ArrayList<String> numbers = new java.util.ArrayList<>();
        while (true) {
            page.items().forEach(form -> numbers.add(form.formNumber()));
            if (page.next() == null) {
                break;
            }
            page = desk.forms.list(
                    OFFICER,
                    PermitService.ID,
                    FormQuery.of(Map.of("limit", "3", "cursor", page.next().value())));
        }
        assertEquals(List.of("A-7", "A-6", "A-5", "A-4", "A-3", "A-2", "A-1"), numbers);
        assertEquals(3, listed("destination", "NORTH"));
        assertEquals(1, listed("formNumber", "A-3"));
        assertEquals(7, listed("state", "COMPLETE,INCOMPLETE"));
        assertEquals(0, listed("state", "CLOSED"));
        assertEquals(7, listed("from", "2021-09-07"));
        assertEquals(0, listed("to", "2021-09-06"));
    }

    private int listed(String name, String value) {
        return desk.forms
                .list(OFFICER, PermitService.ID, FormQuery.of(Map.of(name, value)))
                .items()
                .size();
    }

    @Test
    void keysCanBeChangedWhileEverythingRuns() {
        for (int i = 1; i <= 25; i++) {
            desk.register(complete("A-" + i, "NORTH"));
        }
        assertEquals(0, desk.resealedForms.sealAnew(10));
        desk.encryption.rotate();
        FormView fresh = desk.register(complete("A-26", "NORTH"));
        assertEquals(
                26,
                desk.forms.find(OFFICER, PermitService.ID, "person", "123456").size(),
                "old and new are found");
        int sealed = 0;
        for (int round = desk.resealedForms.sealAnew(10); round > 0; round = desk.resealedForms.sealAnew(10)) {
            sealed += round;
        }
        assertEquals(25, sealed);
        desk.encryption.retire();
        assertEquals(
                26,
                desk.forms.find(OFFICER, PermitService.ID, "person", "123456").size());
        assertEquals(form(complete("A-26", "NORTH")), desk.read(fresh).content());
        assertEquals(
                form(complete("A-3", "NORTH")),
                desk.forms
                        .get(OFFICER, PermitService.ID, "PER-DAJI-2021-000003")
                        .content());
    }
}
