package org.relais.spi.persistence;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One command, one unit of work, one database transaction, shared by the persistence units of all bundles that take part. Bound to
 * the thread; thread-safe.
 *
 * <p>Both methods throw {@link org.relais.errors.RelaisException} {@code unavailable} when the database cannot be reached.
 */
@ProviderType
public interface UnitOfWork {

    /**
     * Runs the work in a transaction and commits it, or joins the unit of work that this thread is already in. When the work throws,
     * or a persistence unit fails to flush, nothing of any unit is stored and the exception reaches the outermost caller unchanged.
     *
     * @throws ConstraintViolationException when the database refuses a row for a unique or foreign key
     * @throws StaleEntityException when another transaction changed an entity of this one
     */
    <T> T execute(Supplier<T> work);

    /** True on a thread that is in a transaction already: {@link #execute} would join it. */
    boolean isRunning();

    /**
     * Has something done on this thread once the running transaction has committed and given its connection back, not at all when it
     * is rolled back. It must be quick and must not throw: what was stored is stored.
     *
     * @throws IllegalStateException outside a transaction
     */
    void afterCommit(Runnable work);

    /** Runs work that only reads, without the cost of a transaction; joins a running unit of work. */
    <T> T read(Supplier<T> work);
}
