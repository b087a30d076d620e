package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.relais.errors.RelaisException;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.LineOutcome;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.SlipView;

/** What opening a slip again and taking an answer back do, on whichever database. */
abstract class SlipReopeningContract extends SlipContract {

    /** A frozen slip of the first form; the second is still to be handed over. */
    private SlipView frozenOfTwo() {
        desk.register(2, "NORTH", "N");
        SlipView slip = desk.open("NORTH");
        desk.execute(slip, new SlipCommand.Add(List.of(form(1))));
        return desk.execute(slip, new SlipCommand.Freeze());
    }

    @Test
    void anEmptyOpenSlipGivesWayToTheOneThatIsOpenedAgain() {
        SlipView slip = frozenOfTwo();
        SlipView asked = desk.open("NORTH");
        desk.execute(asked, new SlipCommand.Add(List.of(form(2))));
        assertEquals(
                "slip-already-open",
                code(() -> desk.execute(slip, new SlipCommand.Reopen("one more"))),
                "it is not empty");
        assertEquals(SlipState.FROZEN, desk.read(slip).summary().state());
        desk.execute(asked, new SlipCommand.Remove(List.of(form(2))));

        SlipView again = desk.execute(slip, new SlipCommand.Reopen("one more"));

        assertEquals(SlipState.OPEN, again.summary().state());
        assertEquals(slip.summary().id(), desk.open("NORTH").summary().id());
        assertEquals("not-found", code(() -> desk.read(asked)));
        assertEquals("not-found", code(() -> desk.execute(asked, new SlipCommand.Add(List.of()))));
        assertEquals(
                2, desk.execute(again, new SlipCommand.Add(List.of())).lines().size());
        assertTrue(desk.slips
                .history(OFFICER, PermitService.ID, slip.summary().id().toString())
                .intact());
    }

    @Test
    void addingToASlipWhileItGivesWayLosesNoForm() {
        for (int round = 1; round <= 6; round++) {
            FormView first = desk.register(complete("A-" + round, "NORTH"));
            FormView second = desk.register(complete("B-" + round, "NORTH"));
            SlipView slip = desk.open("NORTH");
            desk.execute(slip, new SlipCommand.Add(List.of(first.summary().number())));
            desk.execute(slip, new SlipCommand.Freeze());
            SlipView asked = desk.open("NORTH");

            CompletableFuture<String> adding = CompletableFuture.supplyAsync(() ->
                    outcome(asked, new SlipCommand.Add(List.of(second.summary().number()))));
            CompletableFuture<String> reopening =
                    CompletableFuture.supplyAsync(() -> outcome(slip, new SlipCommand.Reopen("more")));

            String both = adding.join() + ", " + reopening.join();
            assertTrue(Set.of("done, slip-already-open", "not-found, done").contains(both), both);
            desk.execute(desk.open("NORTH"), new SlipCommand.Add(List.of()));
            desk.execute(desk.open("NORTH"), new SlipCommand.Freeze());
            assertEquals(
                    FormState.BATCHED,
                    desk.read(second.summary().number()).summary().state());
        }
    }

    private String outcome(SlipView slip, SlipCommand command) {
        try {
            desk.execute(slip, command);
            return "done";
        } catch (RelaisException refused) {
            return refused.code().value();
        }
    }

    @Test
    void anOpenSlipWithANumberStaysAndTheAnswerSaysWhatToDo() {
        SlipView first = frozenOfTwo();
        SlipView second = desk.open("NORTH");
        desk.execute(second, new SlipCommand.Add(List.of(form(2))));
        RelaisException full =
                assertThrows(RelaisException.class, () -> desk.execute(first, new SlipCommand.Reopen("more")));
        assertTrue(full.detail().en().contains("take its forms off it"), full.detail()::en);
        desk.execute(second, new SlipCommand.Freeze());
        desk.execute(first, new SlipCommand.Reopen("more"));
        desk.execute(first, new SlipCommand.Remove(List.of(form(1))));

        RelaisException numbered =
                assertThrows(RelaisException.class, () -> desk.execute(second, new SlipCommand.Reopen("more")));

        assertEquals("slip-already-open", numbered.code().value());
        assertEquals("PER-B-DAJI-2021-000001", numbered.members().get("slip"));
        assertTrue(numbered.detail().en().endsWith("freeze and transmit that one first."), numbered.detail()::en);
        assertTrue(numbered.detail().fr().endsWith("transmettez-le d'abord."), numbered.detail()::fr);
        assertEquals(SlipState.OPEN, desk.read(first).summary().state());
    }

    @Test
    void aRejectionThatIsTakenBackIsToldToTheCase() {
        SlipView slip = transmitted(2, "N");
        desk.execute(slip, new SlipCommand.Decide(form(1), LineOutcome.REJECTED, "CLOSED", "no more rights"));
        desk.execute(slip, new SlipCommand.Decide(form(2), LineOutcome.ACKNOWLEDGED, null, null));
        desk.caseWork.clear();

        desk.execute(slip, new SlipCommand.Reconsider(form(1), "Mme Hnamano, wrong line"));
        desk.execute(slip, new SlipCommand.Reconsider(form(2), "wrong line too"));

        assertEquals(
                List.of(
                        "tell Rectification : la réponse de Nord pour votre formulaire n° N-1, enregistré sous le numéro"
                                + " PER-DAJI-2021-000001, n'est pas encore connue. Ne tenez pas compte de notre message selon"
                                + " lequel il n'avait pas été accepté.\n\nCorrection: the answer of North on your form no. N-1,"
                                + " registered as PER-DAJI-2021-000001, is not known yet. Please disregard our message that it"
                                + " was not accepted."),
                desk.caseWork);
        FormView form = desk.read(form(1));
        assertNull(form.message());
        assertNull(form.answer());
    }
}
