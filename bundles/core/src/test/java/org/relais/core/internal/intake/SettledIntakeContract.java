package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.CounterChannel;
import org.relais.core.internal.DeskFixture;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeActions;
import org.relais.intake.IntakeDetail;
import org.relais.intake.IntakeErrors;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.intake.WaitingIntake;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.Interpretation;

/** What a person makes of an intake that waits: registered or rejected, and once, on a real database. */
abstract class SettledIntakeContract extends IntakeWorklistContract {

    @Test
    void aPersonRegistersItAndItsChannelNeverReadsItAgain() {
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        IntakeDetail registered = perform(
                AGENT,
                id,
                IntakeActions.of(
                        "register",
                        new FormData(Map.of(
                                "subject",
                                "Vaccin",
                                "description",
                                "lu à la main",
                                "topic",
                                "vaccination",
                                "requester",
                                Map.of("lastName", "Kaloï"))),
                        desk.office.office()));
        assertEquals(IntakeState.REGISTERED, registered.work().state());
        assertEquals("DPASS", registered.result().cases().get(0).department().value());
        AtomicInteger asked = new AtomicInteger();
        desk.intakes.arrive(DeskFixture.counter(intake -> {
            asked.incrementAndGet();
            return CounterChannel.meaning(intake);
        }));
        assertEquals(0, asked.get());
        assertEquals(1, desk.count("RELAIS_CASE"));
        assertEquals(1, desk.count("RELAIS_CONTACT"));
        CaseId opened = registered.result().cases().get(0).id();
        JournalEntry first = desk.cases.journal(AGENT, opened).entries().get(0);
        assertEquals("agent", first.actor());
        assertEquals(1, desk.count("RELAIS_OFFICE_JOURNAL"));
        assertEquals(
                registered.result(),
                desk.receive("k1", Map.of("subject", "Un")).intake(),
                "the sender who repeats is told what became of it");
        assertRefused(IntakeErrors.INTAKE_SETTLED, () -> perform(AGENT, id, new IntakeAction.Retry()));
    }

    @Test
    void anOutcomeThatLeavesNothingToDoIsCountedOnly() {
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        perform(
                AGENT,
                id,
                IntakeActions.of("register", new FormData(Map.of("outcome", "ANSWERED")), desk.office.office()));
        assertEquals(1, desk.count("RELAIS_CONTACT"));
        assertEquals(0, desk.count("RELAIS_CASE"));
    }

    @Test
    void everythingThatIsWrongInARegistrationIsNamed() {
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> IntakeActions.of(
                        "register",
                        new FormData(Map.of("topic", "?", "site", "?", "sujet", "x", "outcome", "?")),
                        desk.office.office()));
        Set<String> pointers = new HashSet<>();
        refused.errors().forEach(error -> pointers.add(error.pointer()));
        assertEquals(Set.of("/topic", "/site", "/sujet", "/outcome", "/subject"), pointers);
        RelaisException requester = assertThrows(
                RelaisException.class,
                () -> IntakeActions.of(
                        "register",
                        new FormData(Map.of("subject", "s", "requester", Map.of("name", "x"))),
                        desk.office.office()));
        assertEquals("/requester/name", requester.errors().get(0).pointer());
        assertRefused(Errors.NOT_FOUND, () -> IntakeActions.of("burn", new FormData(Map.of()), desk.office.office()));
    }

    @Test
    void aPersonRejectsItWithAReason() {
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        perform(SUPERVISOR, id, new IntakeAction.Reject("publicité"));
        desk.intakes.arrive(counter);
        WaitingIntake rejected =
                find(AGENT, Map.of("state", "REJECTED"), null).items().get(0);
        assertEquals("publicité", rejected.reason().fr());
        assertNull(rejected.nextAttemptAt());
        assertEquals(0, desk.count("RELAIS_CASE"));
    }

    @Test
    void aChangeOnAnOldRevisionIsRefused() {
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        long revision = worklist().get(AGENT, id).work().revision();
        IntakeDetail assigned =
                worklist().perform(AGENT, id, OptionalLong.of(revision), new IntakeAction.Assign("agent"));
        assertTrue(assigned.work().revision() > revision);
        assertRefused(
                IntakeErrors.STALE_REVISION,
                () -> worklist().perform(AGENT, id, OptionalLong.of(revision), new IntakeAction.Release()));
        assertEquals(List.of(), desk.notifications.list(AGENT, true, 10), "nobody is told of one's own doing");
    }

    @Test
    void aPersonAndTheChannelAtTheSameMomentMakeExactlyOneCase() throws Exception {
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch registered = new CountDownLatch(1);
        Channel slow = DeskFixture.counter(intake -> {
            Interpretation meaning = CounterChannel.meaning(intake);
            reading.countDown();
            join(registered);
            return meaning;
        });
        CompletableFuture<Void> back = CompletableFuture.runAsync(() -> desk.intakes.arrive(slow));
        reading.await();

        perform(AGENT, id, byHand());

        registered.countDown();
        back.join();
        assertEquals(1, desk.count("RELAIS_CASE"));
        assertEquals(1, desk.count("RELAIS_CONTACT"));
        assertEquals(IntakeState.REGISTERED, worklist().get(AGENT, id).work().state());
    }

    @Test
    void manyPeopleAtOnceSettleItOnce() throws Exception {
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        ExecutorService people = Executors.newFixedThreadPool(6);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Callable<Boolean> settle = () -> {
                    try {
                        perform(AGENT, id, byHand());
                        return true;
                    } catch (RelaisException refused) {
                        assertTrue(
                                Set.of(IntakeErrors.INTAKE_SETTLED, IntakeErrors.STALE_REVISION)
                                        .contains(refused.code()),
                                refused::toString);
                        return false;
                    }
                };
                answers.add(people.submit(settle));
            }
            int settled = 0;
            for (Future<Boolean> answer : answers) {
                settled += answer.get() ? 1 : 0;
            }
            assertEquals(1, settled);
        } finally {
            people.shutdownNow();
        }
        assertEquals(1, desk.count("RELAIS_CASE"));
    }

    @Test
    void theReasonOfARejectionNeverNamesTheCaseThatGoesOn() {
        CaseView visible = opened("visible");
        CaseView survivor = opened("survivor");
        desk.cases.execute(SUPERVISOR, visible.id(), OptionalLong.empty(), new CaseCommand.Merge(survivor.id()));
        IntakeId id = stamp("k1", Map.of("subject", "Alors ?", "case", "" + visible.reference()));
        desk.intakes.arrive(counter);

        WaitingIntake rejected = worklist().get(AGENT, id).work();

        assertEquals(IntakeState.REJECTED, rejected.state());
        assertTrue(rejected.reason().fr().contains(visible.reference().value()), rejected.reason()::fr);
        assertFalse(rejected.reason().fr().contains(survivor.reference().value()), rejected.reason()::fr);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
