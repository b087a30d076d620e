package org.relais.core.internal.tasks;

import java.time.Instant;

/**
 * Schedules work within the running unit of work: it is done if and only if that unit commits. Thread-safe; every method throws
 * {@link IllegalStateException} outside a unit of work.
 */
public interface Tasks {

    /**
     * Has a handler do something once, at an instant or as soon afterwards as a node is free. Work of the same handler and
     * instance that still waits is replaced. A handler that goes on with more work names another instance than its own.
     *
     * @param handler name of a {@link TaskHandler}; the work waits while there is none of that name
     * @param instance what tells this work from other work of the handler, at most 150 characters, no personal datum
     * @param data what the handler needs to know; may be empty, no personal datum
     */
    void once(String handler, String instance, String data, Instant at);

    /** Takes back work that has not begun; no effect when there is none. */
    void cancel(String handler, String instance);
}
