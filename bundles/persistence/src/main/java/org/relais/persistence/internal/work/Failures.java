package org.relais.persistence.internal.work;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.eclipse.persistence.exceptions.EclipseLinkException;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.texts.LocalizedText;

/**
 * Turns what JPA and JDBC throw into the exceptions of the unit of work's contract. SQLStates: ISO/IEC 9075-2 classes 08 and 23;
 * Appendix A of the PostgreSQL manual; "SQL error messages" of the Derby reference manual.
 */
final class Failures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Serialization failures and deadlocks of both databases, and Derby's lock time-outs. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "40XL1", "40XL2");

    /** PostgreSQL's shutdown, start and too many connections; Derby's shutdown; Derby's disk full on log and on data. */
    private static final Set<String> UNAVAILABLE =
            Set.of("57P01", "57P02", "57P03", "53100", "53300", "XJ004", "XJ040", "XSLA4", "XSDF1", "XSDG1");

    private Failures() {}

    /** The exception to throw for a failure of the work: its own unchanged, the store's by the contract. */
    static RuntimeException translate(RuntimeException failure) {
        if (!(failure instanceof PersistenceException) && !(failure instanceof EclipseLinkException)) {
            return failure;
        }
        RuntimeException known = classify(failure);
        return known == null ? failure : known;
    }

    /** The exception to throw when the transaction itself could not be completed. */
    static RuntimeException translate(SQLException failure) {
        RuntimeException known = classify(failure);
        return known == null ? new PersistenceException("the transaction could not be committed", failure) : known;
    }

    private static @Nullable RuntimeException classify(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isStale(cause)) {
                return stale(failure);
            }
            if (cause instanceof SQLException first) {
                for (SQLException next = first; next != null; next = next.getNextException()) {
                    RuntimeException known = classify(next, failure);
                    if (known != null) {
                        return known;
                    }
                }
            }
        }
        return null;
    }

    private static boolean isStale(Throwable cause) {
        return cause instanceof OptimisticLockException
                || cause instanceof PessimisticLockException
                || cause instanceof LockTimeoutException
                || cause instanceof org.eclipse.persistence.exceptions.OptimisticLockException;
    }

    private static @Nullable RuntimeException classify(SQLException cause, Throwable failure) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("23")) {
            return new ConstraintViolationException(
                    "a database constraint refused a row (SQLState " + state + ")", failure);
        }
        if (CONFLICTS.contains(state)) {
            return stale(failure);
        }
        if (state.startsWith("08") || UNAVAILABLE.contains(state) || cause instanceof SQLTransientConnectionException) {
            return unavailable(failure);
        }
        return null;
    }

    private static StaleEntityException stale(Throwable failure) {
        return new StaleEntityException("another transaction changed the same data", failure);
    }

    private static RelaisException unavailable(Throwable failure) {
        LocalizedText detail = new LocalizedText(
                "La base de données ne répond pas pour l'instant ; réessayez dans quelques secondes",
                "The database does not answer for now; try again in a few seconds");
        return RelaisException.builder(Errors.UNAVAILABLE, detail)
                .retryAfter(RETRY_AFTER)
                .cause(failure)
                .build();
    }
}
