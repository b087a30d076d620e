package org.relais.core.internal.tasks;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.spi.persistence.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one piece of work that this node has picked. The work is done where the scheduler completes it, so that a handler's unit of
 * work also takes the row away: a node that was taken for dead finds the row changed, and all it did is rolled back.
 */
final class TaskExecution {

    private static final Logger LOG = LoggerFactory.getLogger(TaskExecution.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** What runs again and again anyway is never put off for long. */
    private static final Duration LONGEST_PAUSE_RECURRING = Duration.ofMinutes(5);

    private static final int DOUBLINGS = 9;
    /** Until the handler of a row is looked for again; its bundle may be away. */
    private static final Duration ABSENT = Duration.ofMinutes(1);

    /** The same while the node starts: most handlers arrive after the runner, and their work has waited for the start already. */
    private static final Duration NOT_YET_THERE = Duration.ofSeconds(2);

    private static final Duration START = Duration.ofMinutes(2);

    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Instant started;
    private final Map<String, TaskHandler> handlers;
    private final Map<String, RecurringTask> recurring;

    TaskExecution(
            UnitOfWork unitOfWork,
            Clock clock,
            Map<String, TaskHandler> handlers,
            Map<String, RecurringTask> recurring) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.started = clock.instant();
        this.handlers = handlers;
        this.recurring = recurring;
    }

    CompletionHandler<String> begin(TaskInstance<String> row, ExecutionContext context) {
        int failures = context.getExecution().consecutiveFailures;
        return (complete, operations) -> {
            try {
                run(row, complete, operations);
            } catch (RuntimeException | LinkageError failure) {
                failed(row, failures, complete, operations, failure);
            }
        };
    }

    private void run(TaskInstance<String> row, ExecutionComplete complete, ExecutionOperations<String> operations) {
        TaskTable.Address address = TaskTable.Address.of(row.getId());
        if (row.getTaskName().equals(TaskTable.ONCE)) {
            @Nullable TaskHandler handler = handlers.get(address.handler());
            if (handler != null) {
                unitOfWork.execute(() -> {
                    handler.run(address.instance(), row.getData());
                    operations.stop();
                    return address;
                });
                return;
            }
        } else {
            @Nullable RecurringTask task = recurring.get(address.handler());
            if (task != null) {
                Instant begun = clock.instant();
                Instant next = task.run(begun);
                Instant ended = clock.instant();
                // a clock that was set back meanwhile would reach what was said before only after a long time
                operations.reschedule(complete, ended.isBefore(begun) ? ended : next);
                return;
            }
        }
        LOG.debug("Task {} waits for its handler", row.getId());
        Instant now = clock.instant();
        boolean starting = now.isBefore(started.plus(START));
        operations.reschedule(complete, now.plus(starting ? NOT_YET_THERE : ABSENT));
    }

    private void failed(
            TaskInstance<String> row,
            int failures,
            ExecutionComplete complete,
            ExecutionOperations<String> operations,
            Throwable cause) {
        Instant now = clock.instant();
        Instant next = now.plus(pause(row.getTaskName(), failures));
        LOG.warn(
                "Task {} failed, attempt {}; the next one is due at {}: {}",
                row.getId(),
                failures + 1,
                next,
                cause.toString());
        try {
            operations.reschedule(ExecutionComplete.failure(complete.getExecution(), now, now, cause), next);
        } catch (ExecutionException taken) {
            LOG.info("Task {} was taken over by another node meanwhile", row.getId());
        }
    }

    private static Duration pause(String kind, int failures) {
        Duration longest = kind.equals(TaskTable.RECURRING) ? LONGEST_PAUSE_RECURRING : LONGEST_PAUSE;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
