package org.relais.persistence.internal.work;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where units of work borrow their connections, and how one is taken from a thread that does not come back. Thread-safe. */
final class ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionSource.class);

    private final DataSource pool;

    ConnectionSource(DataSource pool) {
        this.pool = pool;
    }

    Connection borrow() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLException failure) {
            throw new SQLTransientConnectionException("no connection to the database", failure.getSQLState(), failure);
        }
    }

    /**
     * Takes a connection out of use while another thread may be in a call on it: the statement is cancelled, since a server notices a
     * lost connection only between two statements; then the connection is aborted, which undoes its transaction, and the pool replaces
     * it. Does not throw.
     */
    void discard(Connection connection, @Nullable Statement statement) {
        // not through the pool's wrappers: for them a statement that cannot be cancelled, as Derby's, is a reason to
        // let go of the
        // connection, which nobody could abort then
        if (statement != null) {
            quietly(
                    "cancelling a statement",
                    () -> statement.unwrap(Statement.class).cancel());
        }
        quietly(
                "aborting a connection",
                () -> connection.unwrap(Connection.class).abort(ConnectionSource::startAborting));
        if (pool instanceof HikariDataSource hikari) {
            hikari.evictConnection(connection);
        } else {
            quietly("closing a connection", connection::close);
        }
    }

    /** Derby undoes the transaction there, once no other thread is in a call on the connection. */
    private static void startAborting(Runnable command) {
        Thread aborting = new Thread(command, "relais-revoked-connection");
        aborting.setDaemon(true);
        aborting.start();
    }

    private static void quietly(String what, SqlCall call) {
        try {
            call.run();
        } catch (SQLException failure) {
            LOG.debug("{}", what, failure);
        }
    }

    /** A call that may fail. */
    private interface SqlCall {
        void run() throws SQLException;
    }
}
