package org.relais.core.internal.tasks;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.persistence.UnitOfWork;

/** Work as rows of db-scheduler, written through the connection of the running unit of work. Thread-safe. */
@Component
public final class DurableTasks implements Tasks {

    private final UnitOfWork unitOfWork;
    private final SchedulerClient client;

    /** @param connections hands out the connection of the running unit of work */
    @Activate
    public DurableTasks(
            @Reference UnitOfWork unitOfWork,
            @Reference(target = "(org.relais.datasource.unit=true)") DataSource connections,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.client = SchedulerClient.Builder.create(connections, TaskTable.kinds(clock, (instance, context) -> {
                    throw new IllegalStateException("this client only schedules");
                }))
                .tableName(TaskTable.NAME)
                .serializer(TaskTable.texts())
                .jdbcCustomization(TaskTable.columns())
                .build();
    }

    @Override
    public void once(String handler, String instance, String data, Instant at) {
        requireUnitOfWork();
        client.schedule(
                TaskTable.row(TaskTable.ONCE, handler, instance, data), at, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    }

    @Override
    public void cancel(String handler, String instance) {
        requireUnitOfWork();
        try {
            client.cancel(TaskTable.row(TaskTable.ONCE, handler, instance, ""));
        } catch (TaskInstanceNotFoundException none) {
            // done already, or never scheduled: there is nothing to take back
        }
    }

    private void requireUnitOfWork() {
        if (!unitOfWork.isRunning()) {
            throw new IllegalStateException("work is scheduled within a unit of work alone");
        }
    }
}
