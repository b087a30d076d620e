package org.relais.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server of our own, as durable as in production. */
public final class PostgresStore implements Store {

    private static final String USER = "postgres";
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final EmbeddedPostgres server;
    private final long postmaster;

    private PostgresStore(EmbeddedPostgres server, long postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /** @throws IOException also when the server would not write through to the disk */
    public static PostgresStore start(Path work) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(work.resolve("postgresql"))
                .setCleanDataDirectory(true);
        DURABILITY.forEach(setting -> builder.setServerConfig(setting, "on"));
        EmbeddedPostgres server = builder.start();
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl(USER, USER));
                Statement statement = connection.createStatement()) {
            for (String setting : DURABILITY) {
                if (!value(statement, "show " + setting).equals("on")) {
                    throw new IOException(setting + " is off: what would be measured is not durable");
                }
            }
            long backend = Long.parseLong(value(statement, "select pg_backend_pid()"));
            return new PostgresStore(server, ProcessCpu.parent(backend));
        } catch (SQLException failed) {
            server.close();
            throw new IOException(failed);
        }
    }

    private static String value(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "RELAIS_DB_URL",
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                "RELAIS_DB_USER",
                USER,
                "RELAIS_DB_PASSWORD",
                USER);
    }

    @Override
    public double cpuMillis() throws IOException {
        return ProcessCpu.familyMillis(postmaster);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl(USER, USER));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
