package org.relais.persistence.internal.unit;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
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

    private final Bundle bundle;
    private final String path;
    private final JdbcUnitOfWork unitOfWork;
    private final Deque<MappedUnit> mapped = new ArrayDeque<>();
    private final List<ServiceRegistration<EntityManager>> registrations = new ArrayList<>();

    private volatile State state = State.PENDING;
    private volatile String failure = "";
    private volatile boolean offering;

    BundleUnits(Bundle bundle, String path, JdbcUnitOfWork unitOfWork) {
        this.bundle = bundle;
        this.path = path;
        this.unitOfWork = unitOfWork;
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

    /**
     * Migrates and maps the units, unless the bundle left meanwhile. A failure is logged and kept, not thrown.
     *
     * @return whether the units can be offered
     */
    synchronized boolean open(Migration migration) {
        if (state == State.CLOSED) {
            return false;
        }
        try {
            for (UnitDescriptor descriptor : descriptors()) {
                open(descriptor, migration);
            }
            return true;
        } catch (IOException | SQLException | MigrationException | RuntimeException | LinkageError cause) {
            withdraw();
            failure = String.valueOf(cause.getMessage());
            state = State.FAILED;
            LOG.error("The persistence units of bundle {} are not available: {}", name(), failure, cause);
            return false;
        }
    }

    /**
     * Registers the units that are open as services of the bundle. On this thread the bundle's components are activated, which may take
     * long or never end; so nothing is locked meanwhile, and the bundle can be stopped.
     */
    void offer() {
        offering = true;
        try {
            opened().forEach(this::offer);
        } catch (IllegalStateException stopped) {
            LOG.debug("bundle {} stopped before its units were offered", name(), stopped);
        } finally {
            offering = false;
        }
    }

    /** Whether components of the bundle are being activated with its units right now. */
    boolean isOffering() {
        return offering;
    }

    private synchronized List<MappedUnit> opened() {
        if (state == State.PENDING) {
            state = State.READY;
        }
        List<MappedUnit> inOrder = new ArrayList<>(mapped);
        Collections.reverse(inOrder);
        return inOrder;
    }

    private void offer(MappedUnit unit) {
        BundleContext context = bundle.getBundleContext();
        if (context == null) {
            throw new IllegalStateException("the bundle stopped meanwhile");
        }
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("osgi.unit.name", unit.name()));
        ServiceRegistration<EntityManager> registration =
                context.registerService(EntityManager.class, UnitEntityManager.of(unit, unitOfWork), properties);
        synchronized (this) {
            registrations.add(registration);
            if (state == State.CLOSED) {
                withdraw();
            }
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

    private void open(UnitDescriptor descriptor, Migration migration) throws MigrationException, SQLException {
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        if (descriptor.changelog().isPresent()) {
            migration.run(descriptor.name(), descriptor.changelog().get(), loader);
        }
        mapped.push(MappedUnit.map(descriptor, loader, bundle.getEntry("/"), unitOfWork.dataSource()));
    }

    /** Withdraws the services, lets running units of work end, and closes the units; waits for a migration under way. */
    synchronized void close() {
        state = State.CLOSED;
        withdraw();
    }

    private void withdraw() {
        for (ServiceRegistration<EntityManager> registration : registrations) {
            try {
                registration.unregister();
            } catch (IllegalStateException stopped) {
                LOG.debug("the framework withdrew a service of {} already", name(), stopped);
            }
        }
        registrations.clear();
        while (!mapped.isEmpty()) {
            mapped.pop().close();
        }
    }
}
