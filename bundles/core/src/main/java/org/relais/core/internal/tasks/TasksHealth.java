package org.relais.core.internal.tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.tasks.TaskStore.Troubled;
import org.relais.spi.persistence.UnitOfWork;

/** Warns while background work fails again and again or is not taken up; requests are served all the same. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=tasks", HealthCheck.TAGS + "=ready"})
public final class TasksHealth implements HealthCheck {

    private static final int FAILURES = 3;
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final int NAMED = 5;

    private final UnitOfWork unitOfWork;
    private final TaskStore store;
    private final Clock clock;

    @Activate
    public TasksHealth(@Reference UnitOfWork unitOfWork, @Reference TaskStore store, @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        Instant begunBy = clock.instant().minus(LATE);
        List<Troubled> troubled = unitOfWork.read(() -> store.troubled(FAILURES, begunBy));
        List<String> failing = names(troubled, task -> task.failures() >= FAILURES);
        List<String> late = names(troubled, task -> task.failures() < FAILURES);
        List<String> messages = new ArrayList<>();
        if (!failing.isEmpty()) {
            messages.add("%d background tasks failed at least %d times in a row: %s"
                    .formatted(failing.size(), FAILURES, first(failing)));
        }
        if (!late.isEmpty()) {
            messages.add("%d background tasks have been waiting for more than %d minutes: %s"
                    .formatted(late.size(), LATE.toMinutes(), first(late)));
        }
        return messages.isEmpty()
                ? new Result(Result.Status.OK, "Background tasks run")
                : new Result(Result.Status.WARN, String.join("\n", messages));
    }

    private static List<String> names(List<Troubled> troubled, Predicate<Troubled> which) {
        return troubled.stream().filter(which).map(Troubled::instance).toList();
    }

    private static String first(List<String> tasks) {
        return String.join(", ", tasks.subList(0, Math.min(NAMED, tasks.size())));
    }
}
