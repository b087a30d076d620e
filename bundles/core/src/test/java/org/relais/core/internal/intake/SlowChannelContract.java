package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.core.internal.CounterChannel;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.ChannelId;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.ChannelState;
import org.relais.intake.FormData;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.Submission;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.InterpretationReport;
import org.relais.spi.channel.InterpretationReport.Outcome;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** What a channel that does not return, or keeps failing, can do to the desk: nothing. On a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SlowChannelContract {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final DeskLimits IMPATIENT =
            new DeskLimits(Duration.ofSeconds(1), 3, 2, 3, PAUSE, Duration.ofMinutes(1));
    private static final DeskLimits LESS_IMPATIENT =
            new DeskLimits(Duration.ofSeconds(3), 3, 2, 3, PAUSE, Duration.ofMinutes(1));
    private static final DeskLimits PATIENT =
            new DeskLimits(Duration.ofMinutes(5), 3, 2, 3, PAUSE, Duration.ofMinutes(1));

    private final TestDatabase database = database();
    private final Channel counter = DeskFixture.counter();
    private final List<InterpretationReport> reports = new CopyOnWriteArrayList<>();
    /** Ends what does not return, so that no thread outlives its test. */
    private final CountDownLatch end = new CountDownLatch(1);

    private DeskFixture desk;

    abstract TestDatabase database();

    /** So that no time limit passes while classes are loaded. */
    @BeforeAll
    void warmUp() {
        try (DeskFixture patient = new DeskFixture(database.dataSource(), PATIENT)) {
            patient.intakes.arrive(counter);
            patient.receive("k0", Map.of("subject", "s"));
            patient.wipe();
        }
    }

    @BeforeEach
    void openDesk() {
        desk = new DeskFixture(database.dataSource(), IMPATIENT);
        desk.intakes.listen(reports::add);
        reports.clear();
    }

    @AfterEach
    void close() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        end.countDown();
        database.close();
    }

    @Test
    void whoeverHandsInIsAnsweredAndWhatIsOvertakenNeverCommits() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        desk.intakes.arrive(DeskFixture.counter(intake -> {
            desk.count("RELAIS_CASE");
            interrupted.set(sleepOn(release));
            try {
                return CounterChannel.meaning(intake);
            } finally {
                over.countDown();
            }
        }));

        IntakeView stamped = desk.receive("k1", Map.of("subject", "Lent")).intake();

        assertEquals(IntakeState.STAMPED, stamped.state());
        assertEquals(BoundedInterpretation.SLOW, stamped.reason());
        assertEquals(0, database.activeConnections(), "while the channel still sleeps");
        assertEquals(List.of(report(Outcome.TIMED_OUT)), kinds());
        release.countDown();
        over.await();
        assertTrue(interrupted.get());
        desk.intakes.arrive(counter);
        assertEquals(IntakeState.REGISTERED, state(stamped));
        assertEquals(1, desk.count("RELAIS_INTAKE"));
        assertEquals(1, desk.count("RELAIS_CASE"));
        assertEquals(1, desk.count("RELAIS_CONTACT"));
    }

    @Test
    void aChannelThatWaitsForTheDatabaseIsNotBlamed() throws Exception {
        desk.close();
        desk = new DeskFixture(database.dataSource(), LESS_IMPATIENT);
        desk.intakes.listen(reports::add);
        desk.intakes.arrive(counter);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Object> holder = CompletableFuture.supplyAsync(() -> desk.unitOfWork.execute(() -> {
            touchTheChannel();
            held.countDown();
            sleepOn(release);
            return held;
        }));
        held.await();
        desk.intakes.arrive(DeskFixture.counter(intake -> {
            touchTheChannel();
            return CounterChannel.meaning(intake);
        }));

        for (int i = 0; i < 3; i++) {
            IntakeView stamped = desk.receive("k" + i, Map.of("subject", "s")).intake();
            assertEquals(BoundedInterpretation.SLOW, stamped.reason(), "asked each time, so never paused");
        }

        release.countDown();
        holder.join();
        assertEquals(List.of(), kinds());
        assertEquals(
                ChannelState.OPEN,
                desk.intakes.catalogue().list(OfficeFixture.AGENT).get(0).state());
        assertEquals(
                IntakeState.REGISTERED,
                desk.receive("k9", Map.of("subject", "s")).intake().state());
    }

    private void touchTheChannel() {
        desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_CHANNEL set NAME_FR = 'x' where ID = 'counter'")
                .executeUpdate();
    }

    @Test
    void aRefusalARepetitionAndWhatIsKeptClosedProveNothing() {
        Map<String, Interpretation> meanings = new ConcurrentHashMap<>();
        LocalizedText why = new LocalizedText("non", "no");
        meanings.put("refused", new Interpretation.Rejected(List.of(new FieldError("/subject", why))));
        meanings.put("held", new Interpretation.Held(desk.clock.instant().plus(PAUSE), why));
        desk.intakes.arrive(DeskFixture.counter(intake -> {
            Interpretation meaning = meanings.get(intake.form().text("/subject").orElseThrow());
            return meaning == null ? CounterChannel.meaning(intake) : meaning;
        }));
        assertThrows(RelaisException.class, () -> desk.receive("k1", Map.of("subject", "refused")));
        desk.receive("k2", Map.of("subject", "held"));
        assertThrows(RelaisException.class, () -> desk.receive("k3", Map.of("unknown", "member")));
        assertEquals(List.of(report(Outcome.DECLINED), report(Outcome.DECLINED)), kinds());

        desk.receive("k4", Map.of("subject", "good"));
        desk.receive("k4", Map.of("subject", "good"));

        assertEquals(List.of(report(Outcome.DECLINED), report(Outcome.DECLINED), report(Outcome.SUCCEEDED)), kinds());
    }

    @Test
    void aChannelThatNeverReturnsIsSoonAskedNoMoreButTriedAgainAfterAPause() {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean hangs = new AtomicBoolean(true);
        Channel channel = DeskFixture.counter(intake -> {
            asked.incrementAndGet();
            if (hangs.get()) {
                sleepOn(end);
            }
            return CounterChannel.meaning(intake);
        });
        desk.intakes.arrive(channel);
        desk.receive("k1", Map.of("subject", "Un"));
        desk.receive("k2", Map.of("subject", "Deux"));
        IntakeView third = desk.receive("k3", Map.of("subject", "Trois")).intake();

        assertEquals(2, asked.get());
        assertEquals(BoundedInterpretation.PAUSED, third.reason());
        assertEquals(
                ChannelState.UNAVAILABLE,
                desk.intakes.catalogue().list(OfficeFixture.AGENT).get(0).state());
        hangs.set(false);
        desk.intakes.sweep(channel);
        assertEquals(2, asked.get(), "not before the pause is over");
        desk.clock.advance(PAUSE);
        desk.intakes.sweep(channel);
        desk.intakes.settle();

        assertEquals(3, desk.count("RELAIS_CASE"));
        assertEquals(IntakeState.REGISTERED, state(third));
        assertEquals(
                IntakeState.REGISTERED,
                desk.receive("k4", Map.of("subject", "Quatre")).intake().state());
    }

    @Test
    void aNewVersionStartsTrusted() {
        Channel broken = DeskFixture.counter(intake -> sleepForEver());
        desk.intakes.arrive(broken);
        IntakeView first = desk.receive("k1", Map.of("subject", "Un")).intake();
        desk.receive("k2", Map.of("subject", "Deux"));
        assertEquals(
                BoundedInterpretation.PAUSED,
                desk.receive("k3", Map.of("subject", "Trois")).intake().reason());

        desk.intakes.leave(broken);
        desk.intakes.arrive(counter);

        assertEquals(IntakeState.REGISTERED, state(first));
        assertEquals(3, desk.count("RELAIS_CASE"));
    }

    @Test
    void aChannelThatOnlyEverFailsCountsAsFailingWhateverItThrows() {
        List<Throwable> failures = List.of(
                new NoClassDefFoundError("gone"), new StackOverflowError(), new IllegalStateException("broken"));
        AtomicInteger asked = new AtomicInteger();
        desk.intakes.arrive(DeskFixture.counter(intake -> {
            SlowChannelContract.<RuntimeException>sneak(failures.get(asked.getAndIncrement()));
            return CounterChannel.meaning(intake);
        }));
        for (int i = 0; i < 3; i++) {
            IntakeView stamped = desk.receive("k" + i, Map.of("subject", "s")).intake();
            assertEquals(BoundedInterpretation.FAILED, stamped.reason());
        }
        assertEquals(
                BoundedInterpretation.PAUSED,
                desk.receive("k3", Map.of("subject", "s")).intake().reason());
        assertEquals(3, asked.get());
        assertEquals(List.of(report(Outcome.FAILED), report(Outcome.FAILED), report(Outcome.FAILED)), kinds());
        assertEquals(4, desk.count("RELAIS_INTAKE"));
    }

    @Test
    void anIntakeThatFailsForEverDoesNotDiscreditItsChannel() {
        Channel channel = DeskFixture.counter(intake -> {
            if (intake.form().text("/subject").orElseThrow().equals("poison")) {
                throw new IllegalStateException("poison");
            }
            return CounterChannel.meaning(intake);
        });
        desk.intakes.arrive(channel);
        desk.receive("k1", Map.of("subject", "poison"));
        for (int hour = 0; hour < 10; hour++) {
            desk.clock.advance(Duration.ofHours(2));
            desk.intakes.sweep(channel);
        }
        assertEquals(
                IntakeState.REGISTERED,
                desk.receive("k2", Map.of("subject", "bon")).intake().state());
    }

    @Test
    void aChannelThatCannotSayWhoItIsIsLeftOutAndItsBundleNamed() {
        desk.intakes.arrive(channel("mute", CounterChannel::meaning, true));

        assertEquals(List.of(), desk.intakes.catalogue().list(OfficeFixture.AGENT));
        InterpretationReport report = reports.get(0);
        assertEquals(new InterpretationReport(null, 7, 70, Outcome.TIMED_OUT, report.problem()), report);
    }

    @Test
    void whileOneChannelHangsTheIntakesOfOthersAreTakenUp() throws Exception {
        try (DeskFixture patient = new DeskFixture(database.dataSource(), PATIENT)) {
            CountDownLatch hangs = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch taken = new CountDownLatch(1);
            patient.intakes.listen(report -> {
                if (report.outcome() == Outcome.SUCCEEDED && DeskFixture.CHANNEL.equals(report.channel())) {
                    taken.countDown();
                }
            });
            Channel slow = channel("slow", CounterChannel::meaning, false);
            for (Channel known : List.of(counter, slow)) {
                patient.intakes.arrive(known);
                patient.intakes.leave(known);
                patient.intakes
                        .desk()
                        .receive(
                                OfficeFixture.AGENT,
                                known.descriptor().id(),
                                new Submission("k1", new FormData(Map.of("subject", "s"))));
            }
            patient.intakes.bind(channel(
                    "slow",
                    intake -> {
                        hangs.countDown();
                        sleepOn(release);
                        return CounterChannel.meaning(intake);
                    },
                    false));
            hangs.await();
            patient.intakes.bind(counter);

            taken.await();

            release.countDown();
            patient.intakes.settle();
            assertEquals(2, patient.count("RELAIS_CASE"));
        }
    }

    private Channel channel(String id, Function<StampedIntake, Interpretation> meaning, boolean mute) {
        ChannelDescriptor descriptor =
                new ChannelDescriptor(new ChannelId(id), new LocalizedText(id, id), "{\"type\":\"object\"}");
        return new Channel() {
            @Override
            public ChannelDescriptor descriptor() {
                if (mute) {
                    sleepOn(end);
                }
                return descriptor;
            }

            @Override
            public Interpretation interpret(StampedIntake intake) {
                return meaning.apply(intake);
            }
        };
    }

    private Interpretation sleepForEver() {
        sleepOn(end);
        throw new IllegalStateException("awake after the test");
    }

    /** Deaf to interruptions, as the worst channel is. */
    private static boolean sleepOn(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private List<InterpretationReport> kinds() {
        return reports.stream().map(one -> report(one.outcome())).toList();
    }

    private static InterpretationReport report(Outcome outcome) {
        return new InterpretationReport(DeskFixture.CHANNEL, 7, 70, outcome, null);
    }

    private IntakeState state(IntakeView intake) {
        return desk.intakes.desk().get(OfficeFixture.AGENT, intake.id()).state();
    }
}
