package org.relais.persistence.internal.work;

import jakarta.persistence.EntityManager;

/** A persistence unit that can take part in units of work. Thread-safe. */
public interface EntityManagerSource {

    /** The persistence unit's name. */
    String name();

    /**
     * A new entity manager for one unit of work.
     *
     * @throws IllegalStateException when the persistence unit is gone
     */
    EntityManager open();

    /** Closes an entity manager that {@link #open} made. Does not throw. */
    void close(EntityManager entityManager);
}
