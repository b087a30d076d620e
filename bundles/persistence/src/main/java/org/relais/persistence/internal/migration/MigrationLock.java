package org.relais.persistence.internal.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one migration run at a time: within this process, because Liquibase keeps static state, and among all nodes on one
 * PostgreSQL. The database's lock belongs to the connection, so a killed process leaves none behind (Liquibase's own lock is a row
 * that stays). Embedded Derby admits one process only and needs no lock of its own.
 */
final class MigrationLock implements AutoCloseable {

    private static final ReentrantLock PROCESS = new ReentrantLock();
    /** Any fixed number that no other application on the same database uses: "RELAIS" in ASCII. */
    private static final long KEY = 0x52454c414953L;

    private final Connection connection;
    private final boolean postgresql;

    private MigrationLock(Connection connection, boolean postgresql) {
        this.connection = connection;
        this.postgresql = postgresql;
    }

    /** Waits until it is this connection's turn. */
    static MigrationLock acquire(Connection connection) throws SQLException {
        boolean postgresql = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
        PROCESS.lock();
        try {
            if (postgresql) {
                call(connection, "select pg_advisory_lock(" + KEY + ")");
            }
            return new MigrationLock(connection, postgresql);
        } catch (SQLException failure) {
            PROCESS.unlock();
            throw failure;
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            if (postgresql) {
                call(connection, "select pg_advisory_unlock(" + KEY + ")");
            }
        } finally {
            PROCESS.unlock();
        }
    }

    private static void call(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
