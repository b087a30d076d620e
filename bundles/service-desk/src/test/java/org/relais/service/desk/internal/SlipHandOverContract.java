package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relais.errors.RelaisException;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.ServiceDestinations.NewDestination;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.SlipView;
import org.relais.texts.LocalizedText;

/** What collecting forms on a slip, freezing and transmitting it promise, on whichever database. */
abstract class SlipHandOverContract extends SlipContract {

    @Test
    void oneSlipOfADestinationIsOpenAndAskingAgainAnswersIt() {
        SlipView first = desk.open("NORTH");
        assertEquals(first.summary().id(), desk.open("NORTH").summary().id());
        assertNull(first.summary().number());
        assertEquals(SlipState.OPEN, first.summary().state());
        assertEquals("invalid-request", code(() -> desk.open("NOWHERE")));
        List<CompletableFuture<SlipView>> all = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> desk.open("SOUTH")))
                .toList();
        assertEquals(
                1, all.stream().map(one -> one.join().summary().id()).distinct().count());
    }

    @Test
    void formsAreAddedAndRemovedUntilTheSlipIsFrozen() {
        List<FormView> forms = registered(3, "NORTH");
        FormView south = desk.register(complete("S-1", "SOUTH"));
        FormView incomplete = desk.register(Map.of("formNumber", "I-1", "name", "x", "goes", "NORTH"));
        SlipView slip = desk.open("NORTH");
        assertEquals("form-not-complete", code(() -> desk.execute(slip, new SlipCommand.Add(List.of(number(south))))));
        assertEquals(
                "form-not-complete", code(() -> desk.execute(slip, new SlipCommand.Add(List.of(number(incomplete))))));
        assertEquals("slip-empty", code(() -> desk.execute(slip, new SlipCommand.Freeze())));

        SlipView two = desk.execute(slip, new SlipCommand.Add(List.of(number(forms.get(2)), number(forms.get(0)))));
        assertEquals(List.of("NORTH-1", "NORTH-3"), numbers(two), "in the order of registration");
        assertEquals("A.", two.lines().get(0).initials());
        assertEquals(
                two.lines(),
                desk.execute(two, new SlipCommand.Add(List.of(number(forms.get(0)))))
                        .lines());
        assertEquals("PER-DAJI-2021-000001", number(forms.get(0)).value());
        assertEquals(FormState.BATCHED, desk.read(forms.get(0)).summary().state());
        assertEquals(
                slip.summary().id().toString(),
                desk.read(forms.get(0)).summary().slip());

        SlipView one = desk.execute(two, new SlipCommand.Remove(List.of(number(forms.get(2)))));
        assertEquals(List.of("NORTH-1"), numbers(one));
        assertEquals(FormState.COMPLETE, desk.read(forms.get(2)).summary().state());
        assertEquals(
                "form-not-on-slip",
                code(() -> desk.execute(one, new SlipCommand.Remove(List.of(number(forms.get(2)))))));

        SlipView frozen = desk.execute(one, new SlipCommand.Freeze());
        assertEquals("PER-B-DAJI-2021-000001", frozen.summary().number().value());
        assertEquals(List.of("reopen", "transmit"), frozen.allowedActions());
        for (SlipCommand late : List.of(
                new SlipCommand.Add(List.of()),
                new SlipCommand.Remove(List.of(number(forms.get(0)))),
                new SlipCommand.Freeze(),
                new SlipCommand.Close())) {
            RelaisException not = refused(() -> desk.execute(frozen, late));
            assertEquals("action-not-allowed", not.code().value());
            assertEquals(List.of("reopen", "transmit"), not.members().get("allowedActions"));
        }
        assertEquals(
                frozen.summary().id(),
                desk.slips
                        .get(OFFICER, PermitService.ID, "per-b-daji-2021-000001")
                        .summary()
                        .id());
    }

    private static List<String> numbers(SlipView slip) {
        return slip.lines().stream().map(SlipView.Line::formNumber).toList();
    }

    @Test
    void aFrozenSlipCanBeOpenedAgainAndKeepsItsNumber() {
        List<FormView> forms = registered(2, "NORTH");
        SlipView slip = desk.open("NORTH");
        desk.execute(slip, new SlipCommand.Add(List.of(number(forms.get(0)))));
        desk.execute(slip, new SlipCommand.Freeze());
        SlipView other = desk.open("NORTH");
        desk.execute(other, new SlipCommand.Add(List.of(number(forms.get(1)))));
        assertEquals("slip-already-open", code(() -> desk.execute(slip, new SlipCommand.Reopen("one more"))));
        desk.execute(other, new SlipCommand.Freeze());
        SlipView again = desk.execute(slip, new SlipCommand.Reopen("one more"));
        assertEquals(SlipState.OPEN, again.summary().state());
        SlipView frozen = desk.execute(again, new SlipCommand.Freeze());
        assertEquals("PER-B-DAJI-2021-000001", frozen.summary().number().value());
    }

    @Test
    void whatWasTransmittedIsFrozenForEverAndItsHashShowsWhatWasAltered() throws SQLException {
        SlipView slip = transmitted(3);
        assertEquals(SlipState.TRANSMITTED, slip.summary().state());
        assertEquals("3 = 0 + 0 + 0 + 3", sum(slip));
        assertNotNull(slip.summary().hash());
        assertTrue(slip.intact());
        assertEquals("action-not-allowed", code(() -> desk.execute(slip, new SlipCommand.Reopen("x"))));
        assertEquals(
                FormState.TRANSMITTED,
                desk.forms
                        .get(
                                OFFICER,
                                PermitService.ID,
                                slip.lines().get(0).form().value())
                        .summary()
                        .state());
        desk.tables.alter("update SERVICE_SLIP_LINE set INITIALS = 'Z.' where LINE = 2");
        assertFalse(desk.slips
                .get(OFFICER, PermitService.ID, slip.summary().id().toString())
                .intact());
        desk.tables.alter("update SERVICE_SLIP_LINE set INITIALS = 'A.' where LINE = 2");
        assertTrue(desk.slips
                .get(OFFICER, PermitService.ID, slip.summary().id().toString())
                .intact());
        desk.tables.alter("delete from SERVICE_SLIP_LINE where LINE = 3");
        assertFalse(desk.slips
                .get(OFFICER, PermitService.ID, slip.summary().id().toString())
                .intact());
    }

    @Test
    void whoNamedAnOlderRevisionChangesNothing() {
        SlipView slip = desk.open("NORTH");
        registered(1, "NORTH");
        desk.execute(slip, new SlipCommand.Add(List.of()));
        assertEquals(
                "stale-revision",
                code(() -> desk.slips.execute(
                        OFFICER,
                        PermitService.ID,
                        slip.summary().id().toString(),
                        new SlipCommand.Freeze(),
                        OptionalLong.of(slip.summary().revision()))));
    }

    @Test
    void addingAndFreezingAtOnceLeavesEachFormOnOneSlipAndEachSlipAsFrozen() {
        int forms = 40;
        registered(forms, "NORTH");
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.runAsync(() -> {
                for (int round = 0; round < 5; round++) {
                    try {
                        SlipView slip = desk.open("NORTH");
                        desk.execute(slip, new SlipCommand.Add(List.of()));
                        desk.execute(slip, new SlipCommand.Freeze());
                        desk.execute(slip, new SlipCommand.Transmit());
                    } catch (RelaisException quicker) {
                        assertTrue(
                                Set.of("action-not-allowed", "slip-empty", "concurrent-change", "unavailable")
                                        .contains(quicker.code().value()),
                                quicker::toString);
                    }
                    desk.register(complete("late-" + Thread.currentThread().getId() + "-" + round, "NORTH"));
                }
            }));
        }
        all.forEach(CompletableFuture::join);
        desk.execute(desk.open("NORTH"), new SlipCommand.Add(List.of()));
        Set<String> met = new TreeSet<>();
        Set<String> slipNumbers = new TreeSet<>();
        int lines = 0;
        for (SlipView.SlipSummary listed : desk.slips.list(OFFICER, PermitService.ID, Set.of())) {
            SlipView slip =
                    desk.slips.get(OFFICER, PermitService.ID, listed.id().toString());
            assertTrue(slip.intact());
            if (listed.number() != null) {
                slipNumbers.add(listed.number().value());
            }
            for (SlipView.Line line : slip.lines()) {
                assertTrue(met.add(line.formNumber()), "twice: " + line.formNumber());
                lines++;
            }
        }
        assertEquals(forms + 40, lines);
        Set<String> gapless = new TreeSet<>();
        IntStream.rangeClosed(1, slipNumbers.size()).forEach(i -> gapless.add("PER-B-DAJI-2021-%06d".formatted(i)));
        assertEquals(gapless, slipNumbers);
    }

    @Test
    void destinationsAreEditedAndJournaled() {
        var edited = desk.destinations.put(
                OFFICER,
                PermitService.ID,
                "EAST",
                new NewDestination(new LocalizedText("Est", "East"), "2 rue de l'Est", true),
                OptionalLong.empty());
        assertEquals("East", edited.name().en());
        assertEquals(
                "claims put permits destination EAST {active=[, true], address=[, 2 rue de l'Est], nameEn=[, East],"
                        + " nameFr=[, Est]}",
                desk.journal.get(0));
        desk.destinations.put(
                OFFICER,
                PermitService.ID,
                "EAST",
                new NewDestination(new LocalizedText("Est", "East"), "2 rue de l'Est", true),
                OptionalLong.empty());
        assertEquals(1, desk.journal.size(), "nothing changed");
        desk.destinations.put(
                OFFICER,
                PermitService.ID,
                "NORTH",
                new NewDestination(new LocalizedText("Nord", "North"), null, false),
                OptionalLong.empty());
        assertEquals("invalid-request", code(() -> desk.open("NORTH")));
        assertTrue(desk.register(complete("A-1", "NORTH"))
                .warnings()
                .get(0)
                .en()
                .startsWith("Nothing is handed to NORTH"));
        desk.leave();
        desk.arrive();
        assertFalse(
                desk.destinations.list(OFFICER, PermitService.ID).get(1).active(), "the plug-in does not undo edits");
        assertEquals(
                "invalid-request",
                code(() -> desk.destinations.put(
                        OFFICER,
                        PermitService.ID,
                        "no good",
                        new NewDestination(new LocalizedText("", "x"), null, true),
                        OptionalLong.empty())));
    }
}
