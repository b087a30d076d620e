package org.relais.service.desk.internal.forms;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.relais.directory.ChannelId;
import org.relais.errors.ErrorCategory;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.service.desk.internal.catalogue.ActiveService;
import org.relais.spi.channel.InterpretationListener;
import org.relais.spi.channel.InterpretationReport;
import org.relais.spi.channel.InterpretationReport.Outcome;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.RevokedException;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks plug-ins about forms, and tells whoever watches plug-ins what came of it: so that a broken version of a service is taken back like
 * one of a channel. One that does not answer in time is interrupted. Thread-safe.
 */
@Component(service = AssessmentCalls.class)
public final class AssessmentCalls {

    private static final Logger LOG = LoggerFactory.getLogger(AssessmentCalls.class);

    /** Shorter than the desk waits for a channel, so that the right bundle is named. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private static final LocalizedText FAILED = new LocalizedText(
            "Le service « %s » ne peut pas se prononcer pour l'instant ; réessayez plus tard.",
            "The service '%s' cannot tell for now; try again later.");

    private final List<InterpretationListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService watch;
    private final Duration limit;

    @Activate
    public AssessmentCalls() {
        this(LIMIT);
    }

    AssessmentCalls(Duration limit) {
        this.limit = limit;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "relais-assessment-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(InterpretationListener listener) {
        listeners.add(listener);
    }

    void removeListener(InterpretationListener listener) {
        listeners.remove(listener);
    }

    @Deactivate
    void close() {
        watch.shutdownNow();
    }

    /**
     * What the service says about the form, on this thread and in its unit of work.
     *
     * @throws RelaisException {@code unavailable} when it does not say
     */
    Assessment assess(ActiveService service, FormData form) {
        Call call = new Call(service, Thread.currentThread());
        ScheduledFuture<?> alarm = watch.schedule(call::overdue, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Assessment said = service.service().assess(form);
            // a broken one can refuse everything
            call.end(said instanceof Assessment.Accepted ? Outcome.SUCCEEDED : Outcome.DECLINED, null);
            return said;
        } catch (StaleEntityException | ConstraintViolationException | RevokedException notItsFault) {
            call.forget();
            throw notItsFault;
        } catch (RuntimeException | LinkageError e) {
            if (isOurs(e)) {
                call.forget();
                throw e;
            }
            call.end(Outcome.FAILED, e.toString());
            LOG.warn("Service {} failed to assess a form", service.id(), e);
            throw unavailable(service, e);
        } finally {
            alarm.cancel(false);
        }
    }

    /** The database went away under the plug-in. */
    private static boolean isOurs(Throwable failure) {
        return failure instanceof RelaisException known && known.code().category() == ErrorCategory.UNAVAILABLE;
    }

    static RelaisException unavailable(ActiveService service, @Nullable Throwable cause) {
        return RelaisException.builder(Errors.UNAVAILABLE, FAILED.formatted(service.id()))
                .retryAfter(RETRY_AFTER)
                .cause(cause == null ? new IllegalStateException("no answer") : cause)
                .build();
    }

    /** One call; what comes first of its end and its alarm is told. */
    private final class Call {

        private final ActiveService service;
        private final AtomicReference<@Nullable Thread> running;

        Call(ActiveService service, Thread thread) {
            this.service = service;
            this.running = new AtomicReference<>(thread);
        }

        void end(Outcome outcome, @Nullable String problem) {
            if (running.getAndSet(null) != null) {
                tell(outcome, problem);
            }
        }

        void forget() {
            running.set(null);
        }

        void overdue() {
            Thread late = running.getAndSet(null);
            if (late != null) {
                late.interrupt();
                tell(Outcome.TIMED_OUT, "assess did not answer within %d seconds".formatted(limit.toSeconds()));
            }
        }

        private void tell(Outcome outcome, @Nullable String problem) {
            InterpretationReport report = new InterpretationReport(
                    new ChannelId(service.id().value()), service.bundleId(), service.serviceId(), outcome, problem);
            for (InterpretationListener listener : listeners) {
                try {
                    listener.interpreted(report);
                } catch (RuntimeException e) {
                    LOG.warn("A listener failed", e);
                }
            }
        }
    }
}
