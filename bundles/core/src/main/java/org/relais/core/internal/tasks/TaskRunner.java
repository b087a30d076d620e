package org.relais.core.internal.tasks;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.relais.core.internal.time.ClockJump;
import org.relais.core.internal.time.OfficeClock;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.spi.persistence.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the work that lies in the database, together with all other nodes on it. Thread-safe. */
@Component(service = TaskRunner.class, immediate = true)
public final class TaskRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

    private static final int THREADS = 2;
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Short, since a system that was killed and started again waits for the silence of the one before. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    /** A node that has been silent for so many heartbeats is taken for dead, and others do its work. */
    private static final int MISSED_HEARTBEATS = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, TaskHandler> handlers = new ConcurrentHashMap<>();
    private final Map<String, RecurringTask> recurring = new ConcurrentHashMap<>();
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Scheduler scheduler;
    private Runnable deafen = () -> {};

    /**
     * @param store is there as soon as the table is
     * @param connections hands out the connection of the running unit of work, and one of the pool outside of any
     */
    @Activate
    public TaskRunner(
            @Reference TaskStore store,
            @Reference UnitOfWork unitOfWork,
            @Reference(target = "(org.relais.datasource.unit=true)") DataSource connections,
            @Reference OfficeClock clock) {
        this(unitOfWork, connections, clock, HEARTBEAT);
        listenTo(clock);
    }

    TaskRunner(UnitOfWork unitOfWork, DataSource connections, Clock clock, Duration heartbeat) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        TaskExecution execution = new TaskExecution(unitOfWork, clock, handlers, recurring);
        String node = TimeOrderedIds.next().toString();
        scheduler = Scheduler.create(connections, TaskTable.kinds(clock, execution::begin))
                .tableName(TaskTable.NAME)
                .serializer(TaskTable.texts())
                .jdbcCustomization(TaskTable.columns())
                .schedulerName(() -> node)
                .clock(clock::instant)
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(PATIENCE)
                .build();
        scheduler.start();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(TaskHandler handler) {
        handlers.put(handler.name(), handler);
        wake();
    }

    void removeHandler(TaskHandler handler) {
        handlers.remove(handler.name(), handler);
    }

    /** The first node on which a task arrives puts it on the list. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRecurring(RecurringTask task) {
        recurring.put(task.name(), task);
        unitOfWork.execute(() -> scheduler.scheduleIfNotExists(
                TaskTable.row(TaskTable.RECURRING, task.name(), "", ""), clock.instant()));
        wake();
    }

    void removeRecurring(RecurringTask task) {
        recurring.remove(task.name(), task);
    }

    /** Follows a clock that may be set. */
    void listenTo(OfficeClock settable) {
        Consumer<ClockJump> listener = this::follow;
        settable.onJump(listener);
        deafen = () -> settable.removeListener(listener);
    }

    /**
     * When the clock goes back, what was due or put off by it would wait for that time to come again: recurring work and work that has
     * failed is looked at at once, and so is what should have begun already. Also wakes the scheduler, which would otherwise sleep until
     * then.
     */
    private void follow(ClockJump jump) {
        if (jump.to().isBefore(jump.from())) {
            bringForward(jump);
        }
        wake();
    }

    private void bringForward(ClockJump jump) {
        List<TaskInstanceId> late = new ArrayList<>();
        scheduler.fetchScheduledExecutions(ScheduledExecutionsFilter.all().withPicked(false), row -> {
            boolean due = !row.getExecutionTime().isAfter(jump.from());
            if (due
                    || row.getTaskInstance().getTaskName().equals(TaskTable.RECURRING)
                    || row.getConsecutiveFailures() > 0) {
                late.add(row.getTaskInstance());
            }
        });
        for (TaskInstanceId row : late) {
            try {
                scheduler.reschedule(row, jump.to());
            } catch (TaskInstanceNotFoundException
                    | TaskInstanceCurrentlyExecutingException
                    | ExecutionException begun) {
                LOG.debug("Task {} has begun meanwhile", row.getId());
            }
        }
    }

    /** Looks for due work now. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Takes nothing new and waits a few seconds for what has begun. */
    @Deactivate
    void stop() {
        deafen.run();
        scheduler.stop();
    }
}
