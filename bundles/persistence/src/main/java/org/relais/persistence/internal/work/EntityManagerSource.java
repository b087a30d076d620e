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

    /**
     * No longer waits for an entity manager whose unit of work was revoked: a thread that never returns must not keep the persistence
     * unit from going. Its owner may still close it. Does not throw.
     */
    void forsake(EntityManager entityManager);
}
