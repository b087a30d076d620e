package org.relais.core.internal.tasks;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Warns while background work fails again and again or is not taken up; requests are served all the same. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=tasks", HealthCheck.TAGS + "=ready"})
public final class TasksHealth implements HealthCheck {

    private static final int FAILURES = 3;
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final int NAMED = 5;

    private final TaskRunner runner;
    private final Clock clock;

    @Activate
    public TasksHealth(@Reference TaskRunner runner, @Reference Clock clock) {
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        TaskRunner.Troubles troubles = runner.troubles(FAILURES, clock.instant().minus(LATE));
        List<String> messages = new ArrayList<>();
        if (!troubles.failing().isEmpty()) {
            messages.add("%d background tasks failed at least %d times in a row: %s"
                    .formatted(troubles.failing().size(), FAILURES, first(troubles.failing())));
        }
        if (!troubles.late().isEmpty()) {
            messages.add("%d background tasks wait since more than %d minutes: %s"
                    .formatted(troubles.late().size(), LATE.toMinutes(), first(troubles.late())));
        }
        return messages.isEmpty()
                ? new Result(Result.Status.OK, "Background tasks run")
                : new Result(Result.Status.WARN, String.join("\n", messages));
    }

    private static String first(List<String> tasks) {
        return String.join(", ", tasks.subList(0, Math.min(NAMED, tasks.size())));
    }
}
