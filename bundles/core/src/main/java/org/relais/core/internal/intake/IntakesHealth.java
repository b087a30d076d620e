package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.intake.IntakeState;
import org.relais.spi.persistence.UnitOfWork;

/** Warns while something that was handed in waits for too long; requests are served all the same. What is held waits on purpose. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=intakes", HealthCheck.TAGS + "=ready"})
public final class IntakesHealth implements HealthCheck {

    private final UnitOfWork unitOfWork;
    private final WorklistStore store;
    private final BoundedCalls calls;
    private final Clock clock;

    @Activate
    public IntakesHealth(
            @Reference UnitOfWork unitOfWork,
            @Reference WorklistStore store,
            @Reference BoundedCalls calls,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        Instant latest = clock.instant().minus(calls.limits().warnAfter());
        List<String> late = new ArrayList<>(unitOfWork.read(store::backlog).stream()
                .filter(waiting -> waiting.state() == IntakeState.STAMPED)
                .filter(waiting -> waiting.oldest().isBefore(latest))
                .map(waiting -> "%d intakes of channel %s wait, the oldest since %s"
                        .formatted(waiting.intakes(), waiting.channel(), waiting.oldest()))
                .toList());
        long unsettled = unitOfWork.read(store::unsettled);
        if (unsettled > 0) {
            late.add(
                    "%d intakes were refused by their channels after they were accepted and wait for somebody to see to them"
                            .formatted(unsettled));
        }
        return late.isEmpty()
                ? new Result(Result.Status.OK, "What was handed in does not wait for long")
                : new Result(Result.Status.WARN, String.join("\n", late));
    }
}
