package org.relais.derby.internal;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.BasicEmbeddedConnectionPoolDataSource40;
import org.apache.derby.jdbc.BasicEmbeddedDataSource40;
import org.apache.derby.jdbc.BasicEmbeddedXADataSource40;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes data sources for {@code jdbc:derby:} URLs. Derby is one engine per process: when this component stops, the engine and all
 * its databases are shut down, so that the next start needs no recovery. Thread-safe.
 */
@Component(
        property = {
            DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=org.apache.derby.jdbc.EmbeddedDriver",
            DataSourceFactory.OSGI_JDBC_DRIVER_NAME + "=derby"
        })
public final class DerbyDataSourceFactory implements DataSourceFactory {

    private static final Logger LOG = LoggerFactory.getLogger(DerbyDataSourceFactory.class);
    private static final String PREFIX = "jdbc:derby:";
    /** What Derby raises when the whole engine was shut down as asked (Derby reference manual, "Shutting down Derby"). */
    private static final String SHUT_DOWN = "XJ015";

    /** Sets engine properties that nobody has set; Derby reads them when it boots, at the first connection. */
    @Activate
    public DerbyDataSourceFactory() {
        setUnlessSet("derby.stream.error.method", DerbyLog.class.getName() + ".writer");
        setUnlessSet("derby.locks.deadlockTimeout", "2");
        setUnlessSet("derby.locks.waitTimeout", "10");
    }

    @Override
    public DataSource createDataSource(Properties properties) throws SQLException {
        return configure(new BasicEmbeddedDataSource40(), properties);
    }

    @Override
    public ConnectionPoolDataSource createConnectionPoolDataSource(Properties properties) throws SQLException {
        return configure(new BasicEmbeddedConnectionPoolDataSource40(), properties);
    }

    @Override
    public XADataSource createXADataSource(Properties properties) throws SQLException {
        return configure(new BasicEmbeddedXADataSource40(), properties);
    }

    @Override
    public Driver createDriver(Properties properties) {
        return new EmbeddedDriver();
    }

    @Deactivate
    void stop() {
        try {
            DriverManager.getConnection(PREFIX + ";shutdown=true;deregister=false")
                    .close();
        } catch (SQLException outcome) {
            if (!SHUT_DOWN.equals(outcome.getSQLState())) {
                LOG.warn("Derby did not shut down in good order: {}", outcome.getMessage());
            }
        }
    }

    private static <T extends BasicEmbeddedDataSource40> T configure(T source, Properties properties)
            throws SQLException {
        String url = properties.getProperty(JDBC_URL);
        if (url != null) {
            if (!url.startsWith(PREFIX)) {
                throw new SQLException("url '" + url + "' does not start with " + PREFIX);
            }
            String[] parts = url.substring(PREFIX.length()).split(";", 2);
            source.setDatabaseName(parts[0]);
            if (parts.length > 1) {
                source.setConnectionAttributes(parts[1]);
            }
        }
        String name = properties.getProperty(JDBC_DATABASE_NAME);
        if (name != null) {
            source.setDatabaseName(name);
        }
        source.setUser(properties.getProperty(JDBC_USER));
        source.setPassword(properties.getProperty(JDBC_PASSWORD));
        return source;
    }

    private static void setUnlessSet(String key, String value) {
        System.getProperties().putIfAbsent(key, value);
    }
}
