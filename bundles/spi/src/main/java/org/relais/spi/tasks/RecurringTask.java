package org.relais.spi.tasks;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does something again and again, on one node at a time, for example what has become due. The next time lies in the database, so it
 * survives restarts and the absence of the bundle.
 */
@ConsumerType
public interface RecurringTask {

    /**
     * Unique among the tasks of all plug-ins, so it begins with the id of the plug-in; at most 50 lower-case letters, digits and
     * hyphens. Stays the same over all versions of the bundle, since the database knows it.
     */
    String name();

    /**
     * Does the work that is due, outside any unit of work: it opens as many as it needs. It is run again when the node dies
     * meanwhile, so it finds out from the data what is still to be done. Called on a thread of its own, never twice at once on one
     * node. It has thirty seconds; then the thread is interrupted, and that counts as a failure. After a failure it is run again
     * after a pause that grows from ten seconds to five minutes.
     *
     * @return when to run next, at the earliest one second after {@code now}
     */
    Instant run(Instant now);
}
