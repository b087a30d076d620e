package org.relais.persistence.internal.work;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.spi.persistence.RevokedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one thread's unit of work holds: the connection once it is needed, and an entity manager per persistence unit. Used by that
 * thread alone, but for {@link #revoke}, which any thread may call; what both touch is guarded by this object's lock.
 */
final class RunningUnit {

    private static final Logger LOG = LoggerFactory.getLogger(RunningUnit.class);

    private final ConnectionSource pool;
    private final boolean transaction;
    /** A list and not a map: there are one to three, and one that joins during the flush must be flushed too. */
    private final List<Participant> participants = new ArrayList<>(2);

    private final List<Runnable> afterCommit = new ArrayList<>(0);

    private volatile @Nullable Connection connection;
    /** The newest statement: what the database may be busy with. */
    private volatile @Nullable Statement statement;

    /** When the present call to the database began, as the system's nano time; null outside of one. */
    private volatile @Nullable Long callSince;

    private @Nullable RuntimeException doom;
    /** The database has been asked to commit. */
    private boolean committing;

    private volatile boolean revoked;

    private record Participant(EntityManagerSource source, EntityManager entityManager) {}

    RunningUnit(ConnectionSource pool, boolean transaction) {
        this.pool = pool;
        this.transaction = transaction;
    }

    boolean isTransaction() {
        return transaction;
    }

    Connection connection() throws SQLException {
        Connection borrowed = connection;
        if (borrowed == null) {
            requireNotRevoked();
            borrowed = call(pool::borrow);
            if (transaction) {
                borrowed.setAutoCommit(false);
            }
            if (!keep(borrowed)) {
                pool.discard(borrowed, null);
                throw new RevokedException();
            }
        }
        return borrowed;
    }

    private synchronized boolean keep(Connection borrowed) {
        if (!revoked) {
            connection = borrowed;
        }
        return !revoked;
    }

    private void requireNotRevoked() {
        if (revoked) {
            throw new RevokedException();
        }
    }

    /** Notes the statement that the thread is about to run, so that whoever revokes the unit can cancel it. */
    void runs(Statement newest) {
        statement = newest;
    }

    /** What may take the database long. */
    interface DatabaseCall<T, X extends Throwable> {
        T run() throws X;
    }

    /** Measures a call to the database for whoever watches this unit. */
    <T, X extends Throwable> T call(DatabaseCall<T, X> call) throws X {
        callSince = System.nanoTime();
        try {
            return call.run();
        } finally {
            callSince = null;
        }
    }

    Duration waitsForDatabase() {
        Long since = callSince;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    EntityManager entityManager(EntityManagerSource source) {
        requireNotRevoked();
        for (Participant participant : participants) {
            if (participant.source == source) {
                return participant.entityManager;
            }
        }
        EntityManager opened = source.open();
        if (!join(new Participant(source, opened))) {
            source.close(opened);
            throw new RevokedException();
        }
        if (transaction) {
            opened.getTransaction().begin();
        }
        return opened;
    }

    private synchronized boolean join(Participant participant) {
        if (!revoked) {
            participants.add(participant);
        }
        return !revoked;
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
        decide();
        Connection used = connection;
        if (used != null) {
            used.commit();
        }
    }

    /** From here on the unit cannot be revoked. */
    private synchronized void decide() {
        if (revoked) {
            throw new RevokedException();
        }
        committing = true;
    }

    /** See {@link org.relais.spi.persistence.RevocableWork.Unit#revoke}. */
    boolean revoke() {
        Connection aborted;
        List<Participant> forsaken;
        synchronized (this) {
            if (committing) {
                return false;
            }
            revoked = true;
            aborted = connection;
            connection = null;
            forsaken = List.copyOf(participants);
        }
        forsaken.forEach(one -> one.source.forsake(one.entityManager));
        if (aborted != null) {
            pool.discard(aborted, statement);
        }
        return true;
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
        Connection used = connection;
        if (used != null) {
            try {
                used.rollback();
            } catch (SQLException failure) {
                LOG.debug("the database rolls back on its own, the connection is gone", failure);
            }
        }
    }

    /** Ends all that is open. The outcome is decided by now, so a failure here is not the caller's. */
    void close() {
        List<Participant> left;
        boolean forsaken;
        synchronized (this) {
            forsaken = revoked;
            left = List.copyOf(participants);
            participants.clear();
            // what has been undone, or is stored, cannot be revoked any more
            committing = true;
        }
        for (Participant participant : left) {
            if (forsaken) {
                closeForsaken(participant);
            } else {
                participant.source.close(participant.entityManager);
            }
        }
        release();
    }

    private static void closeForsaken(Participant participant) {
        try {
            participant.entityManager.close();
        } catch (RuntimeException failure) {
            LOG.debug("closing an entity manager of {}", participant.source.name(), failure);
        }
    }

    /** Gives the connection back; the next one who needs it borrows again. */
    void release() {
        Connection borrowed;
        synchronized (this) {
            borrowed = connection;
            connection = null;
        }
        statement = null;
        if (borrowed != null) {
            try {
                borrowed.close();
            } catch (SQLException failure) {
                LOG.debug("closing a connection", failure);
            }
        }
    }
}
