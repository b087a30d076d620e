package org.relais.spi.persistence;

import java.time.Duration;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Units of work that somebody else can end while a thread is still in them. The persistence bundle implements it; the core calls it
 * where it runs what plug-ins have written and cannot be sure that it returns. Plug-ins have no use for it.
 */
@ProviderType
public interface RevocableWork {

    /** A unit of work that has not begun. Thread-safe. */
    Unit prepare();

    /** One unit of work, run once by one thread and revoked by any other. */
    interface Unit {

        /**
         * Like {@link UnitOfWork#execute}, on a thread that is in no unit of work.
         *
         * @throws RevokedException when it was revoked before its commit began
         * @throws IllegalStateException inside another unit of work, and for a unit that was run before
         */
        <T> T execute(Supplier<T> work);

        /**
         * For how long its thread has been waiting for the database in the present call: for a connection, or for a statement to return.
         * Zero while it does something else.
         */
        Duration waitsForDatabase();

        /**
         * Ends the unit of work for good unless its commit has begun: its connection is aborted and leaves the pool, so that the
         * database undoes what was written, and no work in it reaches the database any more. The thread itself is left alone.
         *
         * @return true when nothing of it is or ever will be stored; false when its commit has begun, so that its outcome is what
         *     {@link #execute} ends with
         */
        boolean revoke();
    }
}
