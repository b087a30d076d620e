package org.relais.core.internal.tasks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recurring work of plug-ins; the one place that binds it. A plug-in that hangs holds up its own work and nobody else's.
 * Thread-safe.
 */
@Component(service = PlugInTasks.class, immediate = true)
public final class PlugInTasks {

    private static final Logger LOG = LoggerFactory.getLogger(PlugInTasks.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Map<org.relais.spi.tasks.RecurringTask, BoundedTask> there = new ConcurrentHashMap<>();
    private final TaskRunner runner;
    private final Duration limit;

    @Activate
    public PlugInTasks(@Reference TaskRunner runner) {
        this(runner, LIMIT);
    }

    PlugInTasks(TaskRunner runner, Duration limit) {
        this.runner = runner;
        this.limit = limit;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTask(org.relais.spi.tasks.RecurringTask task) {
        try {
            BoundedTask bounded = new BoundedTask(task, limit);
            there.put(task, bounded);
            runner.addRecurring(bounded);
        } catch (RuntimeException | LinkageError e) {
            there.remove(task);
            LOG.error("The recurring task {} is left out", task.getClass().getName(), e);
        }
    }

    void removeTask(org.relais.spi.tasks.RecurringTask task) {
        BoundedTask bounded = there.remove(task);
        if (bounded != null) {
            runner.removeRecurring(bounded);
            bounded.end();
        }
    }
}
