package org.relais.persistence.internal.unit;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.relais.persistence.internal.migration.Migration;
import org.relais.persistence.internal.migration.MigrationException;
import org.relais.persistence.internal.work.JdbcUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The persistence units of one bundle, from its arrival to its leaving. Thread-safe. */
final class BundleUnits {

    private static final Logger LOG = LoggerFactory.getLogger(BundleUnits.class);

    /** Where the units are in their life; FAILED until the bundle or the database changes. */
    enum State {
        PENDING,
        READY,
        FAILED,
        CLOSED
    }

    private record Offered(ServiceRegistration<EntityManager> registration, MappedUnit unit) {}

    private final Bundle bundle;
    private final String path;
    private final Deque<Offered> offered = new ArrayDeque<>();

    private volatile State state = State.PENDING;
    private volatile String failure = "";

    BundleUnits(Bundle bundle, String path) {
        this.bundle = bundle;
        this.path = path;
    }

    String name() {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    State state() {
        return state;
    }

    /** Why the units are not there; empty unless the state is FAILED. */
    String failure() {
        return failure;
    }

    /** Migrates, maps and offers the units, unless the bundle left meanwhile. A failure is logged and kept, not thrown. */
    synchronized void open(Migration migration, JdbcUnitOfWork unitOfWork) {
        if (state == State.CLOSED) {
            return;
        }
        try {
            for (UnitDescriptor descriptor : descriptors()) {
                open(descriptor, migration, unitOfWork);
            }
            state = State.READY;
        } catch (IOException | SQLException | MigrationException | RuntimeException | LinkageError cause) {
            closeAll();
            failure = String.valueOf(cause.getMessage());
            state = State.FAILED;
            LOG.error("The persistence units of bundle {} are not available: {}", name(), failure, cause);
        }
    }

    private List<UnitDescriptor> descriptors() throws IOException {
        URL xml = bundle.getEntry(path);
        if (xml == null) {
            throw new IOException(PersistenceUnits.HEADER + " names " + path + ", which the bundle does not contain");
        }
        try (InputStream content = xml.openStream()) {
            return UnitDescriptor.parse(content);
        }
    }

    private void open(UnitDescriptor descriptor, Migration migration, JdbcUnitOfWork unitOfWork)
            throws MigrationException, SQLException {
        BundleContext context = bundle.getBundleContext();
        if (context == null) {
            throw new IllegalStateException("the bundle stopped meanwhile");
        }
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        if (descriptor.changelog().isPresent()) {
            migration.run(descriptor.name(), descriptor.changelog().get(), loader);
        }
        MappedUnit unit = MappedUnit.map(descriptor, loader, bundle.getEntry("/"), unitOfWork.dataSource());
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("osgi.unit.name", descriptor.name()));
        offered.push(new Offered(
                context.registerService(EntityManager.class, UnitEntityManager.of(unit, unitOfWork), properties),
                unit));
    }

    /** Withdraws the services, lets running units of work end, and closes the units; waits for a migration under way. */
    synchronized void close() {
        state = State.CLOSED;
        closeAll();
    }

    private void closeAll() {
        while (!offered.isEmpty()) {
            Offered last = offered.pop();
            try {
                last.registration().unregister();
            } catch (IllegalStateException stopped) {
                LOG.debug(
                        "the framework withdrew the service of {} already",
                        last.unit().name(),
                        stopped);
            }
            last.unit().close();
        }
    }
}
