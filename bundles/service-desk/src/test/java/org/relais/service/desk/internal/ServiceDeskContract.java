package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.STRANGER;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;
import static org.relais.service.desk.internal.ServiceDeskFixture.form;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.directory.ChannelId;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.intake.Submission;
import org.relais.services.FormCommand;
import org.relais.services.FormEvent;
import org.relais.services.FormQuery;
import org.relais.services.FormReceipt;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.ServiceForms.FormHistory;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.testkit.TestDatabase;

/** What registering forms promises, on whichever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceDeskContract {

    private TestDatabase database;
    private ServiceDeskFixture desk;

    abstract TestDatabase database();

    @BeforeAll
    void openDatabase() {
        database = database();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        desk = new ServiceDeskFixture(database);
        desk.arrive();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static RelaisException refused(Runnable work) {
        return assertThrows(RelaisException.class, work::run);
    }

    private static List<String> history(List<FormEvent> events) {
        return events.stream()
                .map(event -> event.from() + " " + event.action() + " " + event.to())
                .toList();
    }

    @Test
    void aFormGetsTheNextNumberOfItsRegisterAndAllOfItsHistory() {
        FormView first = desk.register(complete("A-1", "NORTH"));
        FormView second = desk.register(complete("A-2", "SOUTH"));

        assertEquals("PER-DAJI-2021-000001", first.summary().number().value());
        assertEquals("PER-DAJI-2021-000002", second.summary().number().value());
        assertEquals(FormState.COMPLETE, first.summary().state());
        assertEquals("NORTH", first.destination().id());
        assertEquals("Nord", first.destination().name().fr());
        assertEquals("Goes NORTH", first.destination().reason().en());
        assertEquals(form(complete("A-1", "NORTH")), first.content());
        assertEquals(
                List.of("RECEIVED REGISTER REGISTERED", "REGISTERED FIND_COMPLETE COMPLETE"),
                history(desk.forms
                        .history(OFFICER, PermitService.ID, "PER-DAJI-2021-000001")
                        .events()));
        assertEquals(List.of("begin", "begin"), desk.caseWork);
    }

    @Test
    void theSameKeyAnswersTheFirstFormAndTakesNoNumber() {
        FormView first = desk.register("k", complete("A-1", "NORTH"));
        FormReceipt again =
                desk.forms.register(OFFICER, PermitService.ID, new Submission("k", form(complete("A-1", "NORTH"))));

        assertTrue(again.intake().repeated());
        assertEquals(first.summary(), again.form().summary());
        assertEquals(
                "PER-DAJI-2021-000002",
                desk.register(complete("A-2", "NORTH")).summary().number().value());
    }

    @Test
    void aFormIsNotRegisteredTwiceUnlessItWasReturned() {
        FormView first = desk.register(complete("A-1", "NORTH"));
        RelaisException twice = refused(() -> desk.register(complete("A-1", "SOUTH")));
        assertEquals("form-already-registered", twice.code().value());
        assertEquals("PER-DAJI-2021-000001", twice.members().get("registration"));

        FormView returned = desk.execute(first, new FormCommand.Return("Repris par l'usager"));
        assertEquals(FormState.RETURNED, returned.summary().state());
        assertEquals(
                "PER-DAJI-2021-000002",
                desk.register(complete("A-1", "SOUTH")).summary().number().value());
        assertTrue(desk.caseWork.contains("end REFUSED Formulaire retourné à l'usager. / The form was given back."));
    }

    @Test
    void ofManyWhoRegisterTheSameFormAtOnceOneDoesAndTheOthersAreToldItsNumber() {
        List<CompletableFuture<String>> all = IntStream.range(0, 12)
                .mapToObj(any -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return desk.register(complete("A-1", "NORTH"))
                                .summary()
                                .number()
                                .value();
                    } catch (RelaisException refused) {
                        return refused.code().value() + " " + refused.members().get("registration");
                    }
                }))
                .toList();
        List<String> answers =
                all.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals("PER-DAJI-2021-000001", answers.get(0));
        assertEquals(
                Set.of("form-already-registered PER-DAJI-2021-000001"), Set.copyOf(answers.subList(1, answers.size())));
        assertEquals(
                "PER-DAJI-2021-000002",
                desk.register(complete("A-2", "NORTH")).summary().number().value());
    }

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
    void whatMustNotBeStoredIsRefusedByNameWhereverItStandsAndLeavesNothing() {
        for (String name : List.of("diagnosis", "Diagnosis", "DIAG-NOSIS", "diag_nosis")) {
            FormData inside = form(Map.of("formNumber", "A-1", "name", "x", "details", Map.of(name, "secret")));
            assertEquals(
                    "/details/" + name,
                    desk.screen
                            .screen(new ChannelId("permits"), inside)
                            .refused()
                            .get(0)
                            .pointer());
            RelaisException wrong = refused(() -> desk.register(inside.members()));
            assertEquals("/details/" + name, wrong.errors().get(0).pointer());
            assertEquals(
                    "Never asked nor stored.", wrong.errors().get(0).detail().en());
        }
        desk.leave();
        FormData envelope = form(Map.of(
                "items",
                List.of(
                        Map.of("subject", "a letter", "diagnosis", "is not the office's affair here"),
                        Map.of("service", "permits", "form", Map.of("diagnosis", "secret")))));
        var seen = desk.screen.screen(new ChannelId("dropbox"), envelope);
        assertEquals(PermitService.ID, seen.service());
        assertEquals(
                List.of("/items/1/form/diagnosis"),
                seen.refused().stream().map(error -> error.pointer()).toList());
        assertTrue(desk.screen
                .screen(new ChannelId("phone"), form(Map.of("diagnosis", "x")))
                .refused()
                .isEmpty());
        assertFalse(desk.everything().contains("secret"));
    }

    @Test
    void aFormThatIsNotForTheServiceIsRefusedWithTheReasonAndLeavesNothing() {
        Map<String, Object> foreign = complete("A-1", "NORTH");
        foreign.put("foreign", true);
        RelaisException refused = refused(() -> desk.register(foreign));
        assertEquals("permits-not-ours", refused.code().value());
        assertEquals("Turn elsewhere.", refused.detail().en());
        assertEquals(
                "PER-DAJI-2021-000001",
                desk.register(complete("A-1", "NORTH")).summary().number().value(),
                "no number was lost");
    }

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
    void aPlugInThatFailsCostsNoNumberAndNamesItself() {
        desk.service.instead = () -> {
            throw new IllegalStateException("broken");
        };
        assertEquals(
                "unavailable",
                refused(() -> desk.register(complete("A-1", "NORTH"))).code().value());
        desk.service.instead = () -> {};
        assertEquals(
                "PER-DAJI-2021-000001",
                desk.register(complete("A-1", "NORTH")).summary().number().value());
        desk.service.everythingGoes = "NOWHERE";
        assertEquals(
                "unavailable",
                refused(() -> desk.register(complete("A-2", "NORTH"))).code().value());
    }

    @Test
    void aHistoryThatWasTamperedWithShows() throws Exception {
        FormView form = desk.register(complete("A-1", "NORTH"));
        var number = form.summary().number();
        assertTrue(intact(number));
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update SERVICE_FORM_EVENT set ACTOR = 'somebody' where SEQUENCE_NUMBER = 2");
            connection.commit();
        } catch (java.sql.SQLException autoCommit) {
            // it is committed already
        }
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

    @Test
    void twoHundredAtOnceGetTwoHundredNumbersWithoutAGap() {
        desk.desk.beforeCommit = () -> {
            if (Math.floorMod(Thread.currentThread().getId() + System.nanoTime(), 7) == 0) {
                throw new IllegalStateException("the transaction fails at its end");
            }
        };
        List<CompletableFuture<String>> all = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> registeredInTheEnd(i)))
                .toList();
        Set<String> numbers = new TreeSet<>();
        all.forEach(one -> numbers.add(one.join()));
        Set<String> expected = new TreeSet<>();
        IntStream.rangeClosed(1, 200).forEach(i -> expected.add("PER-DAJI-2021-%06d".formatted(i)));
        assertEquals(expected, numbers);
    }

    /** As a sender does: again with the same key until it is acknowledged. */
    private String registeredInTheEnd(int i) {
        while (true) {
            try {
                return desk.register("k" + i, complete("A-" + i, "NORTH"))
                        .summary()
                        .number()
                        .value();
            } catch (IllegalStateException failed) {
                // nothing of it is stored
            } catch (RelaisException busy) {
                assertEquals("unavailable", busy.code().value());
            }
        }
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
