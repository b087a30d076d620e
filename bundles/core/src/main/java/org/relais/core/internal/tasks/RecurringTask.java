package org.relais.core.internal.tasks;

import java.time.Instant;

/** Does something again and again, on one node at a time; a component registers as a service of this type. Thread-safe. */
public interface RecurringTask {

    /** Unique among recurring tasks, at most 60 letters, digits and hyphens; stays the same for ever, since the database knows it. */
    String name();

    /**
     * Does the work due now, outside any unit of work: it opens as many as it needs. It is repeated when the node dies meanwhile, so
     * it finds out from the data what is still to be done. When it throws, it is tried again as a {@link TaskHandler} is.
     *
     * @return when to run next
     */
    Instant run(Instant now);
}
