package org.relais.core.internal.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseId;
import org.relais.core.internal.procedures.FollowedProcedure.HandledDocument;
import org.relais.errors.RelaisException;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.ProcedureTemplate.Step;
import org.relais.procedures.StepCommand;
import org.relais.procedures.StepStatus;
import org.relais.texts.LocalizedText;

/** Every state that a procedure can come to, and every command in each of them. */
class StepRulesTest {

    private static final Instant NOW = Instant.parse("2021-09-07T00:00:00Z");
    private static final ProcedureTemplate AID = SampleProcedures.aid(Start.ON_REQUEST);
    private static final List<StepCommand> COMMANDS = List.of(
            new StepCommand.Do(null),
            new StepCommand.Do("granted"),
            new StepCommand.Do("refused"),
            new StepCommand.Skip("motif"),
            new StepCommand.Reopen("motif"));

    @Test
    void everyCommandInEveryReachableStateKeepsTheRules() {
        Set<FollowedProcedure> seen = new HashSet<>();
        Deque<FollowedProcedure> ahead = new ArrayDeque<>(List.of(begun(), withIdentity(DocumentStatus.RECEIVED)));
        int refusals = 0;
        while (!ahead.isEmpty()) {
            FollowedProcedure state = ahead.pop();
            if (seen.add(state)) {
                requireSound(state);
                for (Step step : AID.steps()) {
                    for (StepCommand command : COMMANDS) {
                        try {
                            FollowedProcedure after = StepRules.apply(AID, state, step, command, "dpass", NOW);
                            requireMoved(state, step, command, after);
                            ahead.add(after);
                        } catch (RelaisException refused) {
                            refusals++;
                        }
                    }
                }
            }
        }
        assertTrue(seen.size() > 20, "states " + seen.size());
        assertTrue(refusals > seen.size(), "refusals " + refusals);
    }

    /** A step that somebody did had everything before it settled at that time, and nothing before it was opened since. */
    private static void requireSound(FollowedProcedure state) {
        Progress progress = new Progress(AID, state);
        for (Step step : AID.steps()) {
            StepStatus status = progress.status(step);
            if (status == StepStatus.DONE) {
                assertTrue(
                        step.after().stream()
                                .allMatch(id -> progress.status(AID.step(id).orElseThrow())
                                        .isSettled()),
                        state::toString);
            }
            if (status == StepStatus.OPEN) {
                assertEquals(List.of(), progress.obstacles(step));
            }
            if (status == StepStatus.BLOCKED) {
                assertFalse(progress.obstacles(step).isEmpty());
            }
        }
    }

    private static void requireMoved(
            FollowedProcedure before, Step step, StepCommand command, FollowedProcedure after) {
        StepStatus was = new Progress(AID, before).status(step);
        StepStatus is = new Progress(AID, after).status(step);
        if (command instanceof StepCommand.Do) {
            assertEquals(StepStatus.OPEN, was);
            assertEquals(StepStatus.DONE, is);
        } else if (command instanceof StepCommand.Skip) {
            assertFalse(was.isSettled());
            assertEquals(StepStatus.SKIPPED, is);
        } else {
            assertTrue(was == StepStatus.DONE || was == StepStatus.SKIPPED);
            assertFalse(after.steps().containsKey(step.id()));
        }
    }

    @Test
    void onlyTheOutcomeThatAStepNamesMakesItNeeded() {
        Step pay = AID.step("pay").orElseThrow();
        FollowedProcedure gathered = apply(withIdentity(DocumentStatus.WAIVED), "gather", new StepCommand.Do(null));
        assertEquals(StepStatus.BLOCKED, new Progress(AID, gathered).status(pay));
        assertEquals(
                StepStatus.OPEN,
                new Progress(AID, apply(gathered, "decide", new StepCommand.Do("granted"))).status(pay));
        for (StepCommand other : List.of(new StepCommand.Do("refused"), new StepCommand.Skip("motif"))) {
            assertEquals(StepStatus.NOT_NEEDED, new Progress(AID, apply(gathered, "decide", other)).status(pay));
        }
    }

    @Test
    void aDocumentHoldsAStepUntilItIsThere() {
        for (DocumentStatus status : DocumentStatus.values()) {
            FollowedProcedure state = status == DocumentStatus.REQUIRED ? begun() : withIdentity(status);
            StepStatus expected = status.isThere() ? StepStatus.OPEN : StepStatus.BLOCKED;
            assertEquals(
                    expected, new Progress(AID, state).status(AID.step("gather").orElseThrow()), status.name());
            long open = new Progress(AID, state)
                    .duties().stream()
                            .filter(duty -> duty.id().equals("aid/identity"))
                            .count();
            assertEquals(status.isSettled() ? 0 : 1, open, status.name());
        }
    }

    @Test
    void aRefusalNamesWhatComesFirst() {
        RelaisException refused =
                assertThrows(RelaisException.class, () -> apply(begun(), "decide", new StepCommand.Do("granted")));
        assertEquals(ProcedureErrors.STEP_NOT_POSSIBLE, refused.code());
        assertTrue(refused.detail().en().contains("gather"), refused.detail().en());
    }

    @Test
    void voluntaryStepsAndDocumentsHoldNothingUp() {
        List<String> duties = new ArrayList<>();
        new Progress(AID, begun()).duties().forEach(duty -> duties.add(duty.id()));
        assertEquals(List.of("aid/gather", "aid/decide", "aid/pay", "aid/identity"), duties);
    }

    private static FollowedProcedure apply(FollowedProcedure state, String step, StepCommand command) {
        return StepRules.apply(AID, state, AID.step(step).orElseThrow(), command, "dpass", NOW);
    }

    private static FollowedProcedure begun() {
        return FollowedProcedure.begun(new CaseId(new UUID(0, 1)), "aid", 1, NOW, "dpass");
    }

    private static FollowedProcedure withIdentity(DocumentStatus status) {
        return begun().withDocument(
                        "identity",
                        new HandledDocument(new LocalizedText("Pièce", "Paper"), status, "dpass", NOW, null, null));
    }
}
