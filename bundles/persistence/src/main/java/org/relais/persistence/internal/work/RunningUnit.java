package org.relais.persistence.internal.work;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one thread's unit of work holds: the connection once it is needed, and an entity manager per persistence unit. */
final class RunningUnit {

    private static final Logger LOG = LoggerFactory.getLogger(RunningUnit.class);

    private final DataSource pool;
    private final boolean transaction;
    /** A list and not a map: there are one to three, and one that joins during the flush must be flushed too. */
    private final List<Participant> participants = new ArrayList<>(2);

    private final List<Runnable> afterCommit = new ArrayList<>(0);

    private @Nullable Connection connection;
    private @Nullable RuntimeException doom;

    private record Participant(EntityManagerSource source, EntityManager entityManager) {}

    RunningUnit(DataSource pool, boolean transaction) {
        this.pool = pool;
        this.transaction = transaction;
    }

    boolean isTransaction() {
        return transaction;
    }

    Connection connection() throws SQLException {
        Connection borrowed = connection;
        if (borrowed == null) {
            borrowed = borrow();
            connection = borrowed;
            if (transaction) {
                borrowed.setAutoCommit(false);
            }
        }
        return borrowed;
    }

    private Connection borrow() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLException failure) {
            throw new SQLTransientConnectionException("no connection to the database", failure.getSQLState(), failure);
        }
    }

    EntityManager entityManager(EntityManagerSource source) {
        for (Participant participant : participants) {
            if (participant.source == source) {
                return participant.entityManager;
            }
        }
        EntityManager opened = source.open();
        participants.add(new Participant(source, opened));
        if (transaction) {
            opened.getTransaction().begin();
        }
        return opened;
    }

    /** Makes the outermost call fail with this failure, or with an earlier one. */
    RuntimeException doom(RuntimeException failure) {
        if (doom == null) {
            doom = failure;
        }
        return failure;
    }

    void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }

    void commit() throws SQLException {
        if (!transaction) {
            return;
        }
        if (doom != null) {
            throw doom;
        }
        for (int i = 0; i < participants.size(); i++) {
            participants.get(i).entityManager.getTransaction().commit();
        }
        if (connection != null) {
            connection.commit();
        }
    }

    void rollback() {
        if (!transaction) {
            return;
        }
        for (Participant participant : participants) {
            try {
                if (participant.entityManager.getTransaction().isActive()) {
                    participant.entityManager.getTransaction().rollback();
                }
            } catch (RuntimeException failure) {
                LOG.debug("rolling back {}", participant.source.name(), failure);
            }
        }
        if (connection != null) {
            try {
                connection.rollback();
            } catch (SQLException failure) {
                LOG.debug("the database rolls back on its own, the connection is gone", failure);
            }
        }
    }

    /** Ends all that is open. The outcome is decided by now, so a failure here is not the caller's. */
    void close() {
        for (Participant participant : participants) {
            participant.source.close(participant.entityManager);
        }
        participants.clear();
        release();
    }

    /** Gives the connection back; the next one who needs it borrows again. */
    void release() {
        Connection borrowed = connection;
        connection = null;
        if (borrowed != null) {
            try {
                borrowed.close();
            } catch (SQLException failure) {
                LOG.debug("closing a connection", failure);
            }
        }
    }
}
