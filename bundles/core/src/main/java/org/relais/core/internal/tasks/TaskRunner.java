package org.relais.core.internal.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.spi.persistence.UnitOfWork;

/** Does the work that lies in the database, together with all other nodes on it. Thread-safe. */
@Component(service = TaskRunner.class, immediate = true)
public final class TaskRunner {

    private static final int THREADS = 2;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** A node that has been silent for so many heartbeats is taken for dead, and others do its work. */
    private static final int MISSED_HEARTBEATS = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, TaskHandler> handlers = new ConcurrentHashMap<>();
    private final Map<String, RecurringTask> recurring = new ConcurrentHashMap<>();
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Scheduler scheduler;

    /**
     * @param store is there as soon as the table is
     * @param connections hands out the connection of the running unit of work, and one of the pool outside of any
     */
    @Activate
    public TaskRunner(
            @Reference TaskStore store,
            @Reference UnitOfWork unitOfWork,
            @Reference(target = "(org.relais.datasource.unit=true)") DataSource connections,
            @Reference Clock clock) {
        this(unitOfWork, connections, clock, HEARTBEAT);
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

    /** Looks for due work now. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Takes nothing new and waits a few seconds for what has begun. */
    @Deactivate
    void stop() {
        scheduler.stop();
    }
}
