package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;
import static org.relais.service.desk.internal.ServiceDeskFixture.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relais.directory.ChannelId;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.intake.Submission;
import org.relais.services.FormCommand;
import org.relais.services.FormEvent;
import org.relais.services.FormReceipt;
import org.relais.services.FormState;
import org.relais.services.FormView;

/** What registering a form promises: its number, never twice, and nothing left of what is refused, on whichever database. */
abstract class FormRegistrationContract extends DeskContract {

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
}
