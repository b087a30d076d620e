package org.relais.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/** The embedded database, inside the system's process; opened by this process when the system has stopped. */
public final class DerbyStore implements Store {

    /** Raised when the whole engine was shut down as asked. */
    private static final String SHUT_DOWN = "XJ015";

    private final Path data;

    /** @param data the system's data folder */
    public DerbyStore(Path data) {
        this.data = data;
        System.setProperty(
                "derby.stream.error.file", data.resolveSibling("derby.log").toString());
    }

    @Override
    public String name() {
        return "derby";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public double cpuMillis() {
        return 0;
    }

    @Override
    public Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection("jdbc:derby:" + database());
        } catch (IOException unreadable) {
            throw new SQLException(unreadable);
        }
    }

    private Path database() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.endsWith("service.properties"))
                    .findFirst()
                    .map(Path::getParent)
                    .orElseThrow(() -> new IOException("no database in " + data));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            DriverManager.getConnection("jdbc:derby:;shutdown=true").close();
        } catch (SQLException outcome) {
            if (!SHUT_DOWN.equals(outcome.getSQLState())) {
                throw new IOException(outcome);
            }
        }
    }
}
