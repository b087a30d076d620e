package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.intake.BoundedCalls.CrowdedException;
import org.relais.core.internal.intake.BoundedCalls.OverdueException;
import org.relais.core.internal.intake.ChannelRegistry.ActiveChannel;
import org.relais.errors.ErrorCategory;
import org.relais.errors.RelaisException;
import org.relais.spi.channel.InterpretationReport;
import org.relais.spi.channel.InterpretationReport.Outcome;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.RevocableWork;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a channel work in a unit of work of its own, on a thread of the desk and within the time limit, and judges the channel by what
 * comes of it. What takes too long is revoked before anybody is told so. Thread-safe.
 *
 * <p>A caller that is in a unit of work itself wants the intake to be a part of that: there the channel works on the caller's thread, and
 * the caller waits for as long as it takes.
 */
@Component(service = BoundedInterpretation.class)
public final class BoundedInterpretation {

    static final LocalizedText FAILED = new LocalizedText(
            "Le canal n'a pas pu interpréter la demande ; elle est enregistrée et sera reprise.",
            "The channel could not interpret the request; it is stored and will be tried again.");

    static final LocalizedText SLOW = new LocalizedText(
            "Le canal n'a pas répondu à temps ; la demande est enregistrée et sera reprise.",
            "The channel did not answer in time; the request is stored and will be tried again.");

    static final LocalizedText PAUSED = new LocalizedText(
            "Le canal est en panne ; les demandes sont enregistrées et traitées dès qu'il fonctionne à nouveau.",
            "The channel is failing; requests are stored and interpreted as soon as it works again.");

    private static final Logger LOG = LoggerFactory.getLogger(BoundedInterpretation.class);

    private final UnitOfWork unitOfWork;
    private final RevocableWork revocableWork;
    private final BoundedCalls calls;
    private final ChannelRegistry registry;
    private final InterpretationReports reports;
    private final Clock clock;

    @Activate
    public BoundedInterpretation(
            @Reference UnitOfWork unitOfWork,
            @Reference RevocableWork revocableWork,
            @Reference BoundedCalls calls,
            @Reference ChannelRegistry registry,
            @Reference InterpretationReports reports,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.revocableWork = revocableWork;
        this.calls = calls;
        this.registry = registry;
        this.reports = reports;
        this.clock = clock;
    }

    /** The channel is not asked for now; the intake waits without having been tried. */
    static final class PausedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PausedException() {
            super("the channel counts as failing", null, false, false);
        }
    }

    /** Why an intake waits whose interpretation ended like this. */
    static LocalizedText reason(RuntimeException failure) {
        if (failure instanceof PausedException || failure instanceof CrowdedException) {
            return PAUSED;
        }
        return failure instanceof OverdueException ? SLOW : FAILED;
    }

    /** Did the channel refuse the form, or a rule of the office refuse the request? Nothing was stored then, and nothing has failed. */
    static boolean isRefusal(RuntimeException failure) {
        return failure instanceof Interpreter.RejectedException
                || failure instanceof RelaisException refused && Interpreter.isRefusal(refused);
    }

    /**
     * Runs work in a unit of work; what it does to the channel goes through the {@link AskedChannel}.
     *
     * @param fresh for a submission that was never tried before
     * @throws PausedException when the channel is not asked for now
     * @throws OverdueException when it took too long; nothing is or will be stored
     * @throws CrowdedException when too many of its calls run or hang
     * @throws RuntimeException what the work or the database threw, nothing being stored
     */
    <T> T run(ActiveChannel channel, boolean fresh, Function<AskedChannel, T> work) {
        ChannelGate gate = channel.gate();
        if (!gate.admits(clock.instant())) {
            throw new PausedException();
        }
        AskedChannel asked = new AskedChannel(channel);
        try {
            T result = within(gate, asked, work);
            succeeded(channel, asked);
            return result;
        } catch (OverdueException late) {
            timedOut(channel, asked, late);
            throw late;
        } catch (RuntimeException failure) {
            judge(channel, asked, failure, fresh);
            throw failure;
        }
    }

    private <T> T within(ChannelGate gate, AskedChannel asked, Function<AskedChannel, T> work) {
        if (unitOfWork.isRunning()) {
            try {
                return unitOfWork.execute(() -> work.apply(asked));
            } catch (LinkageError error) {
                throw new ChannelErrorException(error);
            }
        }
        RevocableWork.Unit unit = revocableWork.prepare();
        return calls.call(gate, () -> unit.execute(() -> work.apply(asked)), () -> {
            asked.overtaken(unit.waitsForDatabase());
            return unit.revoke();
        });
    }

    /** Of what was answered without the channel, nothing is learnt about it. */
    private void succeeded(ActiveChannel channel, AskedChannel asked) {
        if (!asked.isAsked()) {
            channel.gate().undecided();
            return;
        }
        boolean recovered = channel.gate().succeeded();
        report(channel, asked.registers() ? Outcome.SUCCEEDED : Outcome.DECLINED, null);
        if (recovered) {
            LOG.info("Channel {} works again", channel.id());
            registry.recovered(channel);
        }
    }

    /** A channel that waits for the database, or has long done its part, is not to blame. */
    private void timedOut(ActiveChannel channel, AskedChannel asked, OverdueException late) {
        Duration patience = calls.limits().timeLimit().dividedBy(2);
        if (!asked.isInside() || asked.waitedForDatabase().compareTo(patience) >= 0) {
            LOG.warn(
                    "Channel {} is not blamed for what was not done in time: it had done its part, or waited for the database",
                    channel.id());
            channel.gate().undecided();
            return;
        }
        channel.gate().timedOut(clock.instant());
        warnWhenPaused(channel);
        report(channel, Outcome.TIMED_OUT, late.getMessage());
    }

    private void judge(ActiveChannel channel, AskedChannel asked, RuntimeException failure, boolean fresh) {
        if (isRefusal(failure)) {
            succeeded(channel, asked.refused());
        } else if (isNeutral(failure) || failure instanceof RelaisException && !asked.isInside()) {
            channel.gate().undecided();
        } else {
            channel.gate().failed(clock.instant(), fresh);
            warnWhenPaused(channel);
            report(channel, Outcome.FAILED, failure.toString());
        }
    }

    /** What others or the database did, in the channel's code or elsewhere. */
    private static boolean isNeutral(RuntimeException failure) {
        return failure instanceof ConstraintViolationException
                || failure instanceof StaleEntityException
                || failure instanceof CrowdedException
                || failure instanceof RelaisException known && known.code().category() == ErrorCategory.UNAVAILABLE;
    }

    private static void warnWhenPaused(ActiveChannel channel) {
        if (channel.gate().isPaused()) {
            LOG.warn("Channel {} counts as failing; it is tried again after a pause", channel.id());
        }
    }

    private void report(ActiveChannel channel, Outcome outcome, @Nullable String problem) {
        reports.tell(new InterpretationReport(
                channel.id(), channel.origin().bundleId(), channel.origin().serviceId(), outcome, problem));
    }
}
