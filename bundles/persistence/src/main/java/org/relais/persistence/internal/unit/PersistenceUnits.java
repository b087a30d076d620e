package org.relais.persistence.internal.unit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.relais.persistence.internal.migration.Migration;
import org.relais.persistence.internal.work.JdbcUnitOfWork;
import org.relais.spi.plugins.PlugInPart;

/**
 * The extender: follows bundles with the manifest header {@code Meta-Persistence}. Their persistence units are migrated and mapped
 * one after the other on a thread of this component, so that starting a bundle never waits for the database; the units of a bundle
 * that leaves are closed before it is gone. When the database changes, this component and with it all units start anew.
 *
 * <p>As a health check it names the bundles whose units are not there. A unit that failed is a warning and no outage: the other
 * bundles work on without it.
 */
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"jakarta.persistence.EntityManager\"",
        effective = "active")
@Component(
        service = {HealthCheck.class, PlugInPart.class},
        immediate = true,
        property = {HealthCheck.NAME + "=persistence-units", HealthCheck.TAGS + "=ready"})
public final class PersistenceUnits implements HealthCheck, PlugInPart, BundleTrackerCustomizer<BundleUnits> {

    /** The manifest header that names a bundle's {@code persistence.xml} (OSGi Compendium, chapter 127). */
    static final String HEADER = "Meta-Persistence";

    private final JdbcUnitOfWork unitOfWork;
    private final Migration migration;
    private final ExecutorService worker;
    /** Registers services, which runs foreign code: what never comes back from there holds up no other bundle. */
    private final ExecutorService offering;

    private final BundleTracker<BundleUnits> tracker;

    @Activate
    public PersistenceUnits(
            BundleContext context,
            @Reference JdbcUnitOfWork unitOfWork,
            @Reference(target = "(" + JdbcUnitOfWork.RELAIS + ")") DataSource pool) {
        this.unitOfWork = unitOfWork;
        this.migration = new Migration(pool);
        this.worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "relais-persistence-units"));
        this.offering = Executors.newCachedThreadPool(PersistenceUnits::daemon);
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
    }

    @Deactivate
    void stop() {
        worker.shutdown();
        tracker.close();
        offering.shutdown();
    }

    @Override
    public @Nullable BundleUnits addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        String header = bundle.getHeaders("").get(HEADER);
        if (header == null) {
            return null;
        }
        BundleUnits units =
                new BundleUnits(bundle, header.isBlank() ? "META-INF/persistence.xml" : header.strip(), unitOfWork);
        worker.execute(() -> {
            if (units.open(migration)) {
                offering.execute(units::offer);
            }
        });
        return units;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "relais-persistence-offer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Standing standing(long bundleId) {
        for (Map.Entry<Bundle, BundleUnits> tracked : tracker.getTracked().entrySet()) {
            if (tracked.getKey().getBundleId() == bundleId) {
                BundleUnits units = tracked.getValue();
                return switch (units.state()) {
                    case PENDING, CLOSED -> Standing.PENDING;
                    case READY -> units.isOffering() ? Standing.CALLING : Standing.READY;
                    case FAILED -> Standing.failed(units.failure());
                };
            }
        }
        return Standing.NONE;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, BundleUnits units) {
        // from STARTING to ACTIVE nothing changes for its units
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, BundleUnits units) {
        units.close();
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        for (BundleUnits units : List.copyOf(tracker.getTracked().values())) {
            switch (units.state()) {
                case PENDING -> log.temporarilyUnavailable("{}: migrating", units.name());
                case READY -> log.info("{}: ready", units.name());
                case FAILED -> log.warn("{}: {}", units.name(), units.failure());
                case CLOSED -> log.debug("{}: closed", units.name());
            }
        }
        return new Result(log);
    }
}
