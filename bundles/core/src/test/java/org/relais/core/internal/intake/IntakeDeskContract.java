package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.core.internal.CounterChannel;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.ChannelState;
import org.relais.intake.FormData;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.Submission;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.Interpretation;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** What the intake desk promises, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IntakeDeskContract {

    private final TestDatabase database = database();
    private DeskFixture desk;
    private final Channel counter = DeskFixture.counter();

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(counter);
    }

    @AfterEach
    void nothingIsLeftBorrowed() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void aSubmissionOpensItsCasesAndCountsItsContact() {
        IntakeReceipt receipt =
                desk.receive("k1", Map.of("subject", "Deux choses", "topic", "vaccination", "matters", 2));
        IntakeView intake = receipt.intake();
        assertFalse(receipt.repeated());
        assertEquals(IntakeState.REGISTERED, intake.state());
        assertEquals(2, intake.cases().size());
        assertEquals("DPASS", intake.cases().get(0).department().value());
        assertTrue(intake.cases().get(0).reference().value().startsWith("2021-000001-"));
        assertEquals(1, desk.count("RELAIS_CONTACT"));
        assertEquals(2, desk.count("RELAIS_CASE"));
        assertEquals(2, desk.count("RELAIS_JOURNAL"));
    }

    @Test
    void aContactWithoutACaseIsCounted() {
        IntakeView intake = desk.receive("k1", Map.of("subject", "Renseignement", "matters", 0))
                .intake();
        assertEquals(List.of(), intake.cases());
        assertEquals(1, desk.count("RELAIS_CONTACT"));
    }

    @Test
    void theSameKeyAndFormAnswerTheFirstResultForEver() {
        IntakeReceipt first = desk.receive("k1", Map.of("subject", "Une fois", "topic", "vaccination"));
        IntakeReceipt again = desk.receive("k1", Map.of("topic", "vaccination", "subject", "Une fois"));
        assertTrue(again.repeated());
        assertEquals(first.intake(), again.intake());
        assertEquals(1, desk.count("RELAIS_CONTACT"));
        assertEquals(1, desk.count("RELAIS_CASE"));
        IntakeReceipt next = desk.receive("k2", Map.of("subject", "Autre"));
        assertTrue(
                next.intake().cases().get(0).reference().value().startsWith("2021-000002-"),
                "a repetition uses up no reference");
    }

    @Test
    void theSameKeyWithAnotherFormIsAConflictEvenWhenThatFormIsWrong() {
        desk.receive("k1", Map.of("subject", "Une fois"));
        for (Map<String, Object> other : List.<Map<String, Object>>of(Map.of("subject", "Autre"), Map.of("sujet", 1))) {
            RelaisException refused = assertThrows(RelaisException.class, () -> desk.receive("k1", other));
            assertEquals(Errors.IDEMPOTENCY_KEY_REUSED, refused.code());
        }
        assertEquals(1, desk.count("RELAIS_INTAKE"));
    }

    @Test
    void manySendersOfTheSameKeyAllGetTheOneResult() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Future<IntakeReceipt>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String key = "k" + i % 5;
                Callable<IntakeReceipt> send = () -> desk.receive(key, Map.of("subject", key));
                answers.add(senders.submit(send));
            }
            Set<IntakeView> distinct = new HashSet<>();
            for (Future<IntakeReceipt> answer : answers) {
                distinct.add(answer.get().intake());
            }
            assertEquals(5, distinct.size());
        } finally {
            senders.shutdownNow();
        }
        assertEquals(5, desk.count("RELAIS_INTAKE"));
        assertEquals(5, desk.count("RELAIS_CASE"));
    }

    @Test
    void aFormThatBreaksItsSchemaIsRefusedFieldByFieldAndNothingIsStored() {
        RelaisException refused =
                assertThrows(RelaisException.class, () -> desk.receive("k1", Map.of("sujet", "x", "matters", "two")));
        assertEquals(Errors.INVALID_REQUEST, refused.code());
        Set<String> pointers =
                new HashSet<>(refused.errors().stream().map(FieldError::pointer).toList());
        assertEquals(Set.of("/subject", "/sujet", "/matters"), pointers);
        refused.errors().forEach(error -> {
            assertNotNull(error.detail().fr());
            assertFalse(error.detail().fr().equals(error.detail().en()), error.pointer() + " is in both languages");
        });
        assertEquals(0, desk.count("RELAIS_INTAKE"));
    }

    @Test
    void whatTheChannelRejectsIsTheAnswerAndNothingIsStored() {
        LocalizedText why = new LocalizedText("non", "no");
        desk.intakes.arrive(
                DeskFixture.counter(intake -> new Interpretation.Rejected(List.of(new FieldError("/subject", why)))));
        RelaisException refused = assertThrows(RelaisException.class, () -> desk.receive("k1", Map.of("subject", "x")));
        assertEquals(List.of(new FieldError("/subject", why)), refused.errors());
        assertEquals(0, desk.count("RELAIS_INTAKE"));
    }

    @Test
    void anIntakeForAnAbsentChannelIsStampedAndTakenUpWhenItIsBack() {
        desk.intakes.leave(counter);
        IntakeView stamped =
                desk.receive("k1", Map.of("subject", "Pendant l'absence")).intake();
        assertEquals(IntakeState.STAMPED, stamped.state());
        assertNotNull(stamped.reason());
        assertEquals(
                ChannelState.UNAVAILABLE,
                desk.intakes.catalogue().list(OfficeFixture.AGENT).get(0).state());

        desk.intakes.arrive(counter);
        desk.intakes.sweep(counter);
        IntakeView taken = desk.intakes.desk().get(OfficeFixture.AGENT, stamped.id());
        assertEquals(IntakeState.REGISTERED, taken.state());
        assertEquals(1, taken.cases().size());
        assertEquals(1, desk.count("RELAIS_CASE"));
    }

    @Test
    void ofTwoVersionsOfAChannelTheNewerCountsAndTheOlderAgainWhenThatGoes() {
        LocalizedText why = new LocalizedText("non", "no");
        Channel newer =
                DeskFixture.counter(intake -> new Interpretation.Rejected(List.of(new FieldError("/subject", why))));
        desk.intakes.arrive(newer);
        assertThrows(RelaisException.class, () -> desk.receive("k1", Map.of("subject", "x")));
        desk.intakes.leave(newer);
        assertEquals(
                IntakeState.REGISTERED,
                desk.receive("k1", Map.of("subject", "x")).intake().state());
    }

    @Test
    void aRepeatedSubmissionIsAnsweredWhileTheChannelIsAway() {
        IntakeReceipt first = desk.receive("k1", Map.of("subject", "Une fois"));
        desk.intakes.leave(counter);
        IntakeReceipt again = desk.receive("k1", Map.of("subject", "Une fois"));
        assertTrue(again.repeated());
        assertEquals(first.intake(), again.intake());
    }

    @Test
    void anIntakeWhoseChannelThrowsWaitsAndLeavesNothingBehindUntilItSucceeds() {
        Channel broken = DeskFixture.counter(intake -> {
            throw new IllegalStateException("broken version");
        });
        desk.intakes.arrive(broken);
        IntakeView stamped =
                desk.receive("k1", Map.of("subject", "Malgré tout")).intake();
        assertEquals(IntakeState.STAMPED, stamped.state());
        desk.intakes.sweep(broken);
        assertEquals(0, desk.count("RELAIS_CONTACT"));

        desk.intakes.leave(broken);
        desk.clock.advance(Duration.ofSeconds(5));
        desk.intakes.sweep(counter);
        assertEquals(
                IntakeState.REGISTERED,
                desk.intakes.desk().get(OfficeFixture.AGENT, stamped.id()).state());
        assertEquals(1, desk.count("RELAIS_CONTACT"));
    }

    @Test
    void anIntakeThatKeepsFailingIsTriedLessAndLessOften() {
        AtomicInteger attempts = new AtomicInteger();
        Channel broken = DeskFixture.counter(intake -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("broken version");
        });
        desk.intakes.arrive(broken);
        desk.receive("k1", Map.of("subject", "Malgré tout"));
        for (int second = 0; second < 40; second++) {
            desk.clock.advance(Duration.ofSeconds(1));
            desk.intakes.sweep(broken);
        }
        assertEquals(4, attempts.get(), "at once, then after 5, 10 and 20 seconds");
    }

    @Test
    void whatTheChannelHoldsIsTakenUpWhenItsTimeHasComeAndNotBefore() {
        LocalizedText why = new LocalizedText("quarantaine", "quarantine");
        Instant until = desk.clock.instant().plus(Duration.ofDays(1));
        Channel quarantine = DeskFixture.counter(intake -> desk.clock.instant().isBefore(until)
                ? new Interpretation.Held(until, why)
                : CounterChannel.meaning(intake));
        desk.intakes.arrive(quarantine);
        IntakeView held = desk.receive("k1", Map.of("subject", "Un pli")).intake();
        assertEquals(IntakeState.HELD, held.state());
        assertEquals(why, held.reason());
        desk.clock.advance(Duration.ofHours(23));
        desk.intakes.leave(quarantine);
        desk.intakes.arrive(counter);
        desk.intakes.sweep(counter);
        assertEquals(
                IntakeState.HELD,
                desk.intakes.desk().get(OfficeFixture.AGENT, held.id()).state(),
                "also for a version of the channel that arrives meanwhile");
        desk.clock.advance(Duration.ofHours(1));
        desk.intakes.sweep(counter);
        IntakeView taken = desk.intakes.desk().get(OfficeFixture.AGENT, held.id());
        assertEquals(IntakeState.REGISTERED, taken.state());
        assertNull(taken.reason());
        assertEquals(1, desk.count("RELAIS_CASE"));
    }

    @Test
    void whatIsHeldUntilAPastInstantIsAskedForAgainAfterAPauseOnly() {
        AtomicInteger asked = new AtomicInteger();
        Channel impatient = DeskFixture.counter(intake -> {
            asked.incrementAndGet();
            return new Interpretation.Held(Instant.EPOCH, new LocalizedText("pas encore", "not yet"));
        });
        desk.intakes.arrive(impatient);
        desk.receive("k1", Map.of("subject", "Un pli"));
        desk.intakes.sweep(impatient);
        assertEquals(1, asked.get());
        desk.clock.advance(Duration.ofSeconds(5));
        desk.intakes.sweep(impatient);
        assertEquals(2, asked.get());
    }

    @Test
    void aWaitingIntakeThatItsChannelRefusesIsRejectedWithTheReason() {
        desk.intakes.leave(counter);
        IntakeView stamped = desk.receive("k1", Map.of("sujet", "faute")).intake();
        desk.intakes.arrive(counter);
        desk.intakes.sweep(counter);
        IntakeView rejected = desk.intakes.desk().get(OfficeFixture.AGENT, stamped.id());
        assertEquals(IntakeState.REJECTED, rejected.state());
        LocalizedText reason = rejected.reason();
        assertNotNull(reason);
        assertTrue(reason.en().contains("/sujet"), reason.en());
    }

    @Test
    void aChannelNobodyEverInstalledIsNotFound() {
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> desk.intakes
                        .desk()
                        .receive(
                                OfficeFixture.AGENT,
                                new ChannelId("telepathy"),
                                new Submission("k1", new FormData(Map.of("subject", "x")))));
        assertEquals(Errors.NOT_FOUND, refused.code());
    }

    @Test
    void whoeverMayNotReceiveIsForbidden() {
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> desk.intakes
                        .desk()
                        .receive(
                                OfficeFixture.DPASS,
                                DeskFixture.CHANNEL,
                                new Submission("k1", new FormData(Map.of("subject", "x")))));
        assertEquals(Errors.FORBIDDEN, refused.code());
    }

    @Test
    void noTwoCasesEverShareAReferenceAlsoAcrossNodes() {
        try (DeskFixture otherNode = new DeskFixture(database)) {
            otherNode.intakes.arrive(DeskFixture.counter());
            Set<String> references = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                DeskFixture node = i % 2 == 0 ? desk : otherNode;
                IntakeView intake = node.receive("k" + i, Map.of("subject", "s", "matters", 5))
                        .intake();
                intake.cases()
                        .forEach(opened -> references.add(opened.reference().value()));
            }
            assertEquals(300, references.size());
        }
    }
}
