package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.CaseNumbers;
import org.relais.core.internal.intake.ChannelRegistry.ActiveChannel;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
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

    static final LocalizedText FAILED = new LocalizedText(
            "Le canal n'a pas pu interpréter la demande ; elle est enregistrée et sera reprise.",
            "The channel could not interpret the request; it is stored and will be tried again.");

    private static final Logger LOG = LoggerFactory.getLogger(WaitingIntakes.class);
    /** Later than any next attempt. */
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final int PAGE = 100;
    private static final int PERIOD_SECONDS = 5;

    private final UnitOfWork unitOfWork;
    private final IntakeStore store;
    private final ChannelRegistry registry;
    private final Interpreter interpreter;
    private final CaseNumbers numbers;
    private final Clock clock;
    private final ScheduledExecutorService worker;
    private final Consumer<ActiveChannel> onArrival;

    @Activate
    public WaitingIntakes(
            @Reference UnitOfWork unitOfWork,
            @Reference IntakeStore store,
            @Reference ChannelRegistry registry,
            @Reference Interpreter interpreter,
            @Reference CaseNumbers numbers,
            @Reference Clock clock) {
        this(unitOfWork, store, registry, interpreter, numbers, clock, Workers.start("relais-waiting-intakes"));
    }

    /** @param worker runs the sweeps, one after the other */
    WaitingIntakes(
            UnitOfWork unitOfWork,
            IntakeStore store,
            ChannelRegistry registry,
            Interpreter interpreter,
            CaseNumbers numbers,
            Clock clock,
            ScheduledExecutorService worker) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.registry = registry;
        this.interpreter = interpreter;
        this.numbers = numbers;
        this.clock = clock;
        this.worker = worker;
        onArrival = channel -> worker.execute(() -> sweep(channel, EVER));
        registry.onArrival(onArrival);
        worker.scheduleWithFixedDelay(
                () -> registry.all().forEach(channel -> sweep(channel, clock.instant())),
                PERIOD_SECONDS,
                PERIOD_SECONDS,
                TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        registry.removeListener(onArrival);
        Workers.stop(worker);
    }

    /**
     * Takes up what waits for this channel, page by page. An intake that fails is out of the way until its next attempt, one that is
     * held until its time has come.
     *
     * @param dueBy stamped intakes to be tried by then; when a channel arrives anew, all of them
     */
    void sweep(ActiveChannel channel, Instant dueBy) {
        try {
            takeUp(channel, IntakeState.STAMPED, dueBy);
            takeUp(channel, IntakeState.HELD, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("Waiting intakes of channel {} are tried again later: {}", channel.id(), e.getMessage());
        }
    }

    private void takeUp(ActiveChannel channel, IntakeState state, Instant dueBy) {
        int done;
        do {
            List<IntakeId> waiting = unitOfWork.read(() -> store.waiting(channel.id(), state, dueBy, PAGE));
            done = 0;
            for (IntakeId id : waiting) {
                numbers.prepare();
                done += takeUp(channel, id) ? 1 : 0;
            }
            if (done > 0) {
                LOG.info("Channel {}: {} waiting intakes taken up", channel.id(), done);
            }
        } while (done > 0);
    }

    /** True when the intake waits no longer. */
    private boolean takeUp(ActiveChannel channel, IntakeId id) {
        try {
            return unitOfWork.execute(() -> {
                StoredIntake intake = store.find(id).orElseThrow();
                if (!intake.waits()) {
                    return false;
                }
                FormData form = FormJson.parse(intake.form());
                List<FieldError> errors = channel.check(form);
                if (!errors.isEmpty()) {
                    throw new Interpreter.RejectedException(errors);
                }
                StoredIntake interpreted = interpreter.interpret(channel, intake, form);
                store.change(interpreted);
                return !interpreted.waits();
            });
        } catch (Interpreter.RejectedException e) {
            settle(id, intake -> intake.rejected(reason(e.errors())));
            return true;
        } catch (RelaisException e) {
            if (Interpreter.isRefusal(e)) {
                settle(id, intake -> intake.rejected(e.errors().isEmpty() ? e.detail() : reason(e.errors())));
                return true;
            }
            return failed(channel, id, e);
        } catch (StaleEntityException e) {
            LOG.debug("Intake {} was taken up elsewhere", id);
            return false;
        } catch (RuntimeException | LinkageError e) {
            return failed(channel, id, e);
        }
    }

    private boolean failed(ActiveChannel channel, IntakeId id, Throwable failure) {
        settle(id, intake -> {
            StoredIntake failed = intake.failedOnceMore(FAILED, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            LOG.warn(
                    "Intake {} of channel {} could not be interpreted, attempt {}; the next one is due at {}: {}",
                    id,
                    channel.id(),
                    failed.attempts(),
                    failed.nextAttemptAt(),
                    failure.toString());
            return failed;
        });
        return false;
    }

    private void settle(IntakeId id, java.util.function.UnaryOperator<StoredIntake> change) {
        unitOfWork.execute(() -> {
            StoredIntake intake = store.find(id).orElseThrow();
            if (intake.waits()) {
                store.change(change.apply(intake));
            }
            return id;
        });
    }

    private static LocalizedText reason(List<FieldError> errors) {
        return new LocalizedText(
                errors.stream()
                        .map(error -> error.pointer() + " " + error.detail().fr())
                        .collect(Collectors.joining("; ")),
                errors.stream()
                        .map(error -> error.pointer() + " " + error.detail().en())
                        .collect(Collectors.joining("; ")));
    }
}
