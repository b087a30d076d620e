package org.relais.persistence.internal.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Connects to the database once its driver's {@code DataSourceFactory} is there, and offers the pooled {@code DataSource} as a
 * service once the database answers. Changing the configuration starts this component anew and so switches the database. The
 * environment is read here and not through Config Admin, which would keep the values of an earlier start.
 *
 * <p>As a health check it says whether the database answers.
 */
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"javax.sql.DataSource\"",
        effective = "active")
@Component(
        service = HealthCheck.class,
        immediate = true,
        configurationPid = "org.relais.persistence",
        property = {HealthCheck.NAME + "=database", HealthCheck.TAGS + "=ready"})
@Designate(ocd = DatabaseConnector.Configuration.class)
public final class DatabaseConnector
        implements HealthCheck, ServiceTrackerCustomizer<DataSourceFactory, ConnectingPool> {

    private static final int VALIDATION_SECONDS = 2;

    /** The keys of {@code org.relais.persistence}; RELAIS_DB_URL, _USER and _PASSWORD in the environment win over them. */
    @ObjectClassDefinition(name = "Relais database")
    @interface Configuration {
        @AttributeDefinition(
                required = false,
                description = "jdbc:derby:... or jdbc:postgresql:...; empty for Derby in the data folder")
        String url() default "";

        @AttributeDefinition(required = false)
        String user() default "";

        @AttributeDefinition(required = false, type = AttributeType.PASSWORD)
        String password() default "";

        @AttributeDefinition(min = "2", max = "500", description = "connections held at most")
        int poolSize() default 16;
    }

    private final DatabaseSettings settings;
    private final BundleContext context;
    private final ServiceTracker<DataSourceFactory, ConnectingPool> drivers;

    /** @throws IllegalArgumentException naming the key, the value and what is allowed */
    @Activate
    public DatabaseConnector(BundleContext context, Map<String, Object> configuration) throws InvalidSyntaxException {
        this.context = context;
        this.settings = DatabaseSettings.resolve(System.getenv(), configuration, context::getProperty);
        this.drivers = new ServiceTracker<>(
                context,
                context.createFilter("(&(objectClass=" + DataSourceFactory.class.getName() + ")("
                        + DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=" + settings.driverClass() + "))"),
                this);
        drivers.open();
    }

    @Deactivate
    void stop() {
        drivers.close();
    }

    @Override
    public ConnectingPool addingService(ServiceReference<DataSourceFactory> reference) {
        ConnectingPool pool = new ConnectingPool(settings, context.getService(reference), context);
        pool.start();
        return pool;
    }

    @Override
    public void modifiedService(ServiceReference<DataSourceFactory> reference, ConnectingPool pool) {
        // nothing that a connected pool depends on
    }

    @Override
    public void removedService(ServiceReference<DataSourceFactory> reference, ConnectingPool pool) {
        pool.close();
        context.ungetService(reference);
    }

    @Override
    public Result execute() {
        ConnectingPool pool = drivers.getService();
        if (pool == null) {
            return new Result(Result.Status.CRITICAL, "no driver for " + settings + " is installed");
        }
        HikariDataSource connected = pool.connected();
        if (connected == null) {
            return new Result(Result.Status.TEMPORARILY_UNAVAILABLE, settings + " does not answer yet");
        }
        return check(connected);
    }

    private Result check(HikariDataSource connected) {
        @Nullable String reason = "the connection is not valid";
        try (Connection connection = connected.getConnection()) {
            if (connection.isValid(VALIDATION_SECONDS)) {
                return new Result(Result.Status.OK, settings + " answers");
            }
        } catch (SQLException failure) {
            reason = failure.getMessage();
        }
        return new Result(Result.Status.TEMPORARILY_UNAVAILABLE, settings + " does not answer: " + reason);
    }
}
