package org.relais.spi.persistence;

/** The database refused a row because a unique or foreign key would be violated. The unit of work is rolled back. */
public final class ConstraintViolationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConstraintViolationException(String message, Throwable cause) {
        super(message, cause);
    }
}
