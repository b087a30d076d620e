package org.relais.spi.persistence;

/** Another transaction changed an entity that this unit of work wanted to write. The unit of work is rolled back. */
public final class StaleEntityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleEntityException(String message, Throwable cause) {
        super(message, cause);
    }
}
