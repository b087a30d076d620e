package org.relais.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * An empty database of a test's own behind the pool that Relais uses: Derby in memory, or a database of a real PostgreSQL server
 * that writes durably. The server is started once per virtual machine, in about two seconds, and ends with it.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int POOL_SIZE = 10;

    /** Waits for locks as in the product; Derby's own patience is a minute. */
    private static final Map<String, String> DERBY = Map.of(
            "derby.stream.error.file", "target/derby.log",
            "derby.locks.deadlockTimeout", "2",
            "derby.locks.waitTimeout", "10");

    private final String name;
    private final HikariDataSource pool;

    private TestDatabase(String name, HikariDataSource pool) {
        this.name = name;
        this.pool = pool;
    }

    /** A new empty Derby database in memory. */
    public static TestDatabase derby() {
        DERBY.forEach(System.getProperties()::putIfAbsent);
        String url = "jdbc:derby:memory:test" + NUMBER.incrementAndGet() + ";create=true";
        try {
            // making one may take longer on a loaded machine than a pool waits for a connection, and the pool's
            // patience counts for all
            DriverManager.setLoginTimeout(0);
            DriverManager.getConnection(url).close();
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot create a Derby database", failure);
        }
        return open("Derby", url, "", "");
    }

    /** A new empty PostgreSQL database, with {@code fsync} and {@code synchronous_commit} on. */
    public static TestDatabase postgresql() {
        String database = "test" + NUMBER.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot create a PostgreSQL database", failure);
        }
        return open("PostgreSQL", Server.POSTGRES.getJdbcUrl("postgres", database), "postgres", "postgres");
    }

    private static TestDatabase open(String name, String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName(name.toLowerCase(Locale.ROOT) + "-" + NUMBER.get());
        if (!user.isEmpty()) {
            config.setUsername(user);
            config.setPassword(password);
        }
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(5_000);
        return new TestDatabase(name, new HikariDataSource(config));
    }

    /** The pool; its connections are in autocommit mode, as those of the running system. */
    public DataSource dataSource() {
        return pool;
    }

    /** How many connections are borrowed right now; 0 when everybody cleaned up. */
    public int activeConnections() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Started by the first test that asks for it. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException("PostgreSQL does not start", failure);
            }
        }
    }
}
