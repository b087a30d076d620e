package org.relais.persistence.internal.unit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.relais.persistence.internal.work.EntityManagerSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A persistence unit mapped to the database by EclipseLink and ready for units of work. Thread-safe. */
public final class MappedUnit implements EntityManagerSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MappedUnit.class);
    private static final int ALL = Integer.MAX_VALUE;
    private static final long CLOSING_SECONDS = 10;
    /** EclipseLink keeps sessions by name: a unit that comes back with other classes must not meet its predecessor. */
    private static final AtomicLong SESSION = new AtomicLong();

    private final String name;
    private final EntityManagerFactory factory;
    private final Semaphore users = new Semaphore(ALL);
    private volatile boolean closed;

    private MappedUnit(String name, EntityManagerFactory factory) {
        this.name = name;
        this.factory = factory;
    }

    /**
     * Maps the unit and checks its mapping at once.
     *
     * @param dataSource of the unit of work in which the unit will take part
     * @throws SQLException when the database cannot be asked what it is
     */
    public static MappedUnit map(UnitDescriptor descriptor, ClassLoader loader, URL root, DataSource dataSource)
            throws SQLException {
        Properties properties = new Properties();
        properties.putAll(descriptor.properties());
        properties.putAll(settings(descriptor.name(), targetDatabase(dataSource)));
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        thread.setContextClassLoader(PersistenceProvider.class.getClassLoader());
        try {
            EntityManagerFactory factory = new PersistenceProvider()
                    .createContainerEntityManagerFactory(
                            new UnitInfo(descriptor, loader, root, dataSource, properties), Map.of());
            try {
                factory.createEntityManager().close();
            } catch (RuntimeException failure) {
                factory.close();
                throw failure;
            }
            return new MappedUnit(descriptor.name(), factory);
        } finally {
            thread.setContextClassLoader(previous);
        }
    }

    private static Map<String, String> settings(String name, String targetDatabase) {
        return Map.of(
                "eclipselink.session-name", name + "-" + SESSION.incrementAndGet(),
                "eclipselink.target-database", targetDatabase,
                "eclipselink.weaving", "static",
                "eclipselink.cache.shared.default", "false",
                "eclipselink.jdbc.batch-writing", "JDBC",
                // it would write to System.out; failures reach the caller as exceptions, their causes included
                "eclipselink.logging.level", "OFF");
    }

    private static String targetDatabase(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "Apache Derby" -> "Derby";
                case "PostgreSQL" -> "PostgreSQL";
                default -> throw new SQLException("database '" + product + "' is neither Apache Derby nor PostgreSQL");
            };
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public EntityManager open() {
        if (closed || !users.tryAcquire()) {
            throw new IllegalStateException("persistence unit '" + name + "' is gone");
        }
        try {
            return factory.createEntityManager();
        } catch (RuntimeException failure) {
            users.release();
            throw failure;
        }
    }

    @Override
    public void close(EntityManager entityManager) {
        try {
            entityManager.close();
        } catch (RuntimeException failure) {
            LOG.debug("closing an entity manager of {}", name, failure);
        } finally {
            users.release();
        }
    }

    @Override
    public void forsake(EntityManager entityManager) {
        users.release();
    }

    /** Refuses new units of work, lets running ones end for some seconds, then closes the factory. The data stay. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!users.tryAcquire(ALL, CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("persistence unit '{}' is closed under running units of work", name);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        factory.close();
    }
}
