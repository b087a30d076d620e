package org.relais.persistence.internal.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.PersistenceException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.StaleEntityException;

final class FailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "40XL1"})
    void aSerializationFailureOrDeadlockIsStale(String state) {
        assertInstanceOf(StaleEntityException.class, Failures.translate(new SQLException("", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503"})
    void aRefusedRowIsAConstraintViolationAlsoInsideABatch(String state) {
        BatchUpdateException batch = new BatchUpdateException("", "XJ208", new int[0]);
        batch.setNextException(new SQLException("", state));

        assertInstanceOf(
                ConstraintViolationException.class, Failures.translate(new PersistenceException("flush", batch)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "XJ004"})
    void aLostConnectionIsUnavailableWithATimeToRetry(String state) {
        assertUnavailable(Failures.translate(new SQLException("", state)));
    }

    @Test
    void anExhaustedPoolIsUnavailable() {
        assertUnavailable(Failures.translate(new SQLTransientConnectionException("timeout")));
    }

    @Test
    void anUnknownFailureOfTheCommitIsStillAFailure() {
        SQLException cause = new SQLException("", "58000");

        assertSame(cause, Failures.translate(cause).getCause());
    }

    @Test
    void theWorksOwnExceptionIsUnchanged() {
        IllegalStateException own = new IllegalStateException(new SQLException("", "23505"));

        assertSame(own, Failures.translate(own));
    }

    private static void assertUnavailable(RuntimeException failure) {
        RelaisException unavailable = assertInstanceOf(RelaisException.class, failure);
        assertEquals(Errors.UNAVAILABLE, unavailable.code());
        assertEquals(Optional.of(Duration.ofSeconds(5)), unavailable.retryAfter());
        assertTrue(unavailable.getCause() != null, "the cause is kept for the log");
    }
}
