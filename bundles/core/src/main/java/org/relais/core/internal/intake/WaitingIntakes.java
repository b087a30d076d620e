package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.CaseNumbers;
import org.relais.core.internal.intake.ChannelRegistry.ActiveChannel;
import org.relais.core.internal.intake.IntakeStore.WaitingTurn;
import org.relais.directory.ChannelId;
import org.relais.errors.RelaisException;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Interprets what was stamped while its channel was away or failing: as soon as a channel arrives, and every few seconds for those
 * that are there, with pauses that grow while an intake fails. Several nodes may do so at once; the revision of an intake lets one of them win.
 */
@Component(service = WaitingIntakes.class, immediate = true)
public final class WaitingIntakes {

    static final LocalizedText CHANNEL_AWAY = new LocalizedText(
            "Le canal est momentanément absent ; la demande est enregistrée et sera traitée à son retour.",
            "The channel is away for now; the request is stored and will be interpreted when it is back.");

    private static final Logger LOG = LoggerFactory.getLogger(WaitingIntakes.class);
    /** Later than any next attempt. */
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final int PAGE = 100;
    private static final int PERIOD_SECONDS = 5;

    private final UnitOfWork unitOfWork;
    private final IntakeStore store;
    private final ChannelRegistry registry;
    private final Interpreter interpreter;
    private final BoundedInterpretation interpretation;
    private final LateRefusals refusals;
    private final CaseNumbers numbers;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final ExecutorService sweepers;
    /** Channels being swept, by their gates, so that no two sweeps of one channel get into each other's way. */
    private final Set<ChannelGate> sweeping = ConcurrentHashMap.newKeySet();

    private final Consumer<ActiveChannel> onArrival;

    @Activate
    public WaitingIntakes(
            @Reference UnitOfWork unitOfWork,
            @Reference IntakeStore store,
            @Reference ChannelRegistry registry,
            @Reference Interpreter interpreter,
            @Reference BoundedInterpretation interpretation,
            @Reference LateRefusals refusals,
            @Reference CaseNumbers numbers,
            @Reference Clock clock) {
        this(
                unitOfWork,
                store,
                registry,
                interpreter,
                interpretation,
                refusals,
                numbers,
                clock,
                Workers.start("relais-waiting-intakes"),
                Workers.startSeveral("relais-waiting-intakes-of-channel"));
    }

    /**
     * @param timer begins the sweeps
     * @param sweepers run them, several channels at a time: one that is slow must not keep the others waiting
     */
    WaitingIntakes(
            UnitOfWork unitOfWork,
            IntakeStore store,
            ChannelRegistry registry,
            Interpreter interpreter,
            BoundedInterpretation interpretation,
            LateRefusals refusals,
            CaseNumbers numbers,
            Clock clock,
            ScheduledExecutorService timer,
            ExecutorService sweepers) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.registry = registry;
        this.interpreter = interpreter;
        this.interpretation = interpretation;
        this.refusals = refusals;
        this.numbers = numbers;
        this.clock = clock;
        this.timer = timer;
        this.sweepers = sweepers;
        onArrival = channel -> timer.execute(() -> begin(channel, EVER));
        registry.onArrival(onArrival);
        timer.scheduleWithFixedDelay(
                () -> registry.all().forEach(channel -> begin(channel, clock.instant())),
                PERIOD_SECONDS,
                PERIOD_SECONDS,
                TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        registry.removeListener(onArrival);
        Workers.stop(timer);
        Workers.stop(sweepers);
    }

    /** Takes up what is due for a channel without waiting for the next round. */
    void soon(ChannelId channel) {
        timer.execute(() -> registry.active(channel).ifPresent(one -> begin(one, clock.instant())));
    }

    /** Begins to take up everything that waits, also what was put off, but not what is held until later. */
    void tryAll() {
        timer.execute(() -> registry.all().forEach(channel -> begin(channel, EVER)));
    }

    private void begin(ActiveChannel channel, Instant dueBy) {
        if (sweeping.add(channel.gate())) {
            sweepers.execute(() -> {
                try {
                    sweep(channel, dueBy);
                } finally {
                    sweeping.remove(channel.gate());
                }
            });
        } else if (dueBy.equals(EVER)) {
            timer.schedule(() -> begin(channel, EVER), 1, TimeUnit.SECONDS);
        }
    }

    /**
     * Takes up all that waits for this channel, page by page, each intake once. One that fails waits for its next attempt, one that is
     * held until its time has come.
     *
     * @param dueBy stamped intakes to be tried by then; when a channel arrives anew, all of them
     */
    void sweep(ActiveChannel channel, Instant dueBy) {
        try {
            // of a channel that is to be tried again, the longest waiting intake is the trial
            takeUp(channel, IntakeState.STAMPED, channel.gate().isPaused() ? EVER : dueBy);
            takeUp(channel, IntakeState.HELD, clock.instant());
        } catch (BoundedInterpretation.PausedException e) {
            LOG.debug("Channel {} is not asked for now", channel.id());
        } catch (RuntimeException e) {
            LOG.warn("Waiting intakes of channel {} are tried again later: {}", channel.id(), e.getMessage());
        }
    }

    private void takeUp(ActiveChannel channel, IntakeState state, Instant dueBy) {
        Set<IntakeId> failed = new HashSet<>();
        @Nullable WaitingTurn last = null;
        List<WaitingTurn> page;
        do {
            page = page(channel, state, last, dueBy);
            int done = 0;
            for (WaitingTurn turn : page) {
                if (!registry.isActive(channel)) {
                    return;
                }
                // one that failed in this sweep stands further behind now
                if (!failed.contains(turn.id())) {
                    numbers.prepare();
                    boolean taken = takeUp(channel, turn.id());
                    done += taken ? 1 : 0;
                    if (!taken) {
                        failed.add(turn.id());
                    }
                }
                last = turn;
            }
            if (done > 0) {
                LOG.info("Channel {}: {} waiting intakes taken up", channel.id(), done);
            }
        } while (page.size() == PAGE);
    }

    private List<WaitingTurn> page(
            ActiveChannel channel, IntakeState state, @Nullable WaitingTurn after, Instant dueBy) {
        return unitOfWork.read(() -> store.waiting(channel.id(), state, after, dueBy, PAGE));
    }

    /** True when the intake waits no longer. */
    private boolean takeUp(ActiveChannel channel, IntakeId id) {
        try {
            return interpretation.run(channel, false, asked -> takeUp(asked, id));
        } catch (BoundedInterpretation.PausedException e) {
            throw e;
        } catch (Interpreter.RejectedException e) {
            refusals.refuse(id, Interpreter.reason(e.errors()));
            return true;
        } catch (StaleEntityException e) {
            LOG.debug("Intake {} was taken up elsewhere", id);
            return false;
        } catch (RuntimeException e) {
            if (e instanceof RelaisException refused && BoundedInterpretation.isRefusal(e)) {
                refusals.refuse(
                        id, refused.errors().isEmpty() ? refused.detail() : Interpreter.reason(refused.errors()));
                return true;
            }
            failed(id, e);
            return false;
        }
    }

    private boolean takeUp(AskedChannel channel, IntakeId id) {
        StoredIntake intake = store.find(id).orElseThrow();
        if (!intake.waits()) {
            return false;
        }
        StoredIntake interpreted = interpreter.interpret(channel, intake, FormJson.parse(intake.form()), false);
        store.change(interpreted);
        return !interpreted.waits();
    }

    private void failed(IntakeId id, RuntimeException failure) {
        unitOfWork.execute(() -> {
            StoredIntake intake = store.find(id).orElseThrow();
            if (intake.waits()) {
                store.change(failed(intake, failure));
            }
            return id;
        });
    }

    private StoredIntake failed(StoredIntake intake, RuntimeException failure) {
        LocalizedText reason = BoundedInterpretation.reason(failure);
        StoredIntake failed = intake.failedOnceMore(reason, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        LOG.warn(
                "Intake {} of channel {} could not be interpreted, attempt {}; the next one is due at {}: {}",
                failed.id(),
                failed.channel(),
                failed.attempts(),
                failed.nextAttemptAt(),
                failure.toString());
        return failed;
    }
}
