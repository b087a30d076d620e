package org.relais.core.internal.tasks;

import java.time.Instant;
import java.util.List;

/** What the list of work looks like; there is one as soon as its table is there. Every method needs a running unit of work. */
public interface TaskStore {

    /**
     * Work that waits although it should not, oldest first, at most a page of it.
     *
     * @param failures how often in a row it has failed at least
     * @param begunBy or when it should have begun
     */
    List<Troubled> troubled(int failures, Instant begunBy);

    /**
     * A piece of work.
     *
     * @param instance its handler and instance
     */
    record Troubled(String instance, int failures) {}
}
