package org.relais.persistence.internal.migration;

/** A migration failed. The message names the persistence unit and, when Liquibase knows it, the changeset. */
public final class MigrationException extends Exception {

    private static final long serialVersionUID = 1L;

    MigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
