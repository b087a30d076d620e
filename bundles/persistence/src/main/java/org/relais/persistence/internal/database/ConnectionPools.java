package org.relais.persistence.internal.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.osgi.service.jdbc.DataSourceFactory;

/** Makes the connection pool. */
final class ConnectionPools {

    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);

    private ConnectionPools() {}

    /**
     * Opens a pool and its first connection. Its connections are in autocommit mode.
     *
     * @throws SQLException when the database does not answer or the settings do not fit the driver
     * @throws com.zaxxer.hikari.pool.HikariPool.PoolInitializationException when the database has stopped answering since
     */
    static HikariDataSource open(DatabaseSettings settings, DataSourceFactory factory) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_URL, settings.url());
        if (!settings.user().isEmpty()) {
            properties.setProperty(DataSourceFactory.JDBC_USER, settings.user());
            properties.setProperty(DataSourceFactory.JDBC_PASSWORD, settings.password());
        }
        if (settings.url().startsWith(DatabaseSettings.POSTGRESQL)) {
            // the detail quotes the row at fault, and a log carries no personal datum
            properties.setProperty("logServerErrorDetail", "false");
        }
        DataSource source = factory.createDataSource(properties);
        // the pool would log each failed attempt with its stack trace; asking first keeps the retries quiet
        source.getConnection().close();
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("relais");
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        return new HikariDataSource(config);
    }
}
