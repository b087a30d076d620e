package org.relais.core.internal.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.intake.WorklistStore.Backlog;
import org.relais.spi.persistence.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what waits at the desk, every few seconds. */
@Component(service = IntakeMeters.class, immediate = true)
public final class IntakeMeters {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeMeters.class);
    private static final int PERIOD_SECONDS = 5;

    private final UnitOfWork unitOfWork;
    private final WorklistStore store;
    private final Clock clock;
    private final MultiGauge waiting;
    private final MultiGauge oldest;
    private final ScheduledExecutorService worker;

    @Activate
    public IntakeMeters(
            @Reference UnitOfWork unitOfWork,
            @Reference WorklistStore store,
            @Reference Clock clock,
            @Reference MeterRegistry registry) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.clock = clock;
        waiting = MultiGauge.builder("relais.intakes.waiting")
                .description("Intakes that wait at the desk")
                .register(registry);
        oldest = MultiGauge.builder("relais.intakes.oldest")
                .description("Age of the intake that waits longest")
                .baseUnit("seconds")
                .register(registry);
        worker = Workers.start("relais-intake-meters");
        worker.scheduleWithFixedDelay(this::measure, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        Workers.stop(worker);
        waiting.register(List.of(), true);
        oldest.register(List.of(), true);
    }

    private void measure() {
        try {
            Instant now = clock.instant();
            List<Backlog> backlog = unitOfWork.read(store::backlog);
            waiting.register(
                    backlog.stream().map(one -> row(one, one.intakes())).toList(), true);
            oldest.register(
                    backlog.stream()
                            .map(one ->
                                    row(one, Duration.between(one.oldest(), now).toSeconds()))
                            .toList(),
                    true);
        } catch (RuntimeException e) {
            LOG.debug("The intakes that wait could not be counted", e);
        }
    }

    private static MultiGauge.Row<Number> row(Backlog backlog, long value) {
        return MultiGauge.Row.of(
                Tags.of(
                        "channel",
                        backlog.channel().value(),
                        "state",
                        backlog.state().name()),
                value);
    }
}
