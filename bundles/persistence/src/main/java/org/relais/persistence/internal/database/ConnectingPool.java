package org.relais.persistence.internal.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool on its way to the database: tries until the database answers, waiting longer each time, and then offers the pool as a
 * {@code DataSource} service. Says once that the database does not answer and once that it does. Thread-safe.
 */
final class ConnectingPool {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectingPool.class);
    private static final long FIRST_DELAY_SECONDS = 1;
    private static final long LONGEST_DELAY_SECONDS = 30;

    private final DatabaseSettings settings;
    private final DataSourceFactory factory;
    private final BundleContext context;
    private final ScheduledThreadPoolExecutor worker =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "relais-database"));

    private boolean closed;
    private @Nullable HikariDataSource pool;
    private @Nullable ServiceRegistration<DataSource> registration;

    ConnectingPool(DatabaseSettings settings, DataSourceFactory factory, BundleContext context) {
        this.settings = settings;
        this.factory = factory;
        this.context = context;
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start() {
        worker.execute(() -> attempt(FIRST_DELAY_SECONDS));
    }

    /** The pool, once the database has answered. */
    synchronized @Nullable HikariDataSource connected() {
        return pool;
    }

    private void attempt(long delaySeconds) {
        try {
            offer(ConnectionPools.open(settings, factory));
        } catch (SQLException | PoolInitializationException failure) {
            if (delaySeconds == FIRST_DELAY_SECONDS) {
                LOG.warn("The database {} does not answer, trying on: {}", settings, failure.getMessage());
            }
            retry(delaySeconds);
        }
    }

    private synchronized void retry(long delaySeconds) {
        if (!closed) {
            long next = Math.min(2 * delaySeconds, LONGEST_DELAY_SECONDS);
            worker.schedule(() -> attempt(next), delaySeconds, TimeUnit.SECONDS);
        }
    }

    private void offer(HikariDataSource opened) {
        synchronized (this) {
            if (closed) {
                opened.close();
                return;
            }
            pool = opened;
        }
        LOG.info("Connected to {}", settings);
        ServiceRegistration<DataSource> offered = context.registerService(
                DataSource.class, opened, new Hashtable<>(Map.of("org.relais.datasource", "true")));
        synchronized (this) {
            if (!closed) {
                registration = offered;
                return;
            }
        }
        offered.unregister();
        opened.close();
    }

    /** Withdraws the service, so that its users end their work, then closes the connections. */
    void close() {
        HikariDataSource open;
        ServiceRegistration<DataSource> offered;
        synchronized (this) {
            closed = true;
            open = pool;
            offered = registration;
            registration = null;
        }
        // an attempt under way ends on its own and sees that nobody waits for it: interrupting a database that opens
        // harms it
        worker.shutdown();
        if (offered != null) {
            offered.unregister();
            if (open != null) {
                open.close();
            }
        }
    }
}
