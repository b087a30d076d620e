package org.relais.queues;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue and how much is in it, of what the caller may know of.
 *
 * @param open its open cases: those that wait and those that are assigned
 * @param waiting those that nobody has
 * @param assigned those that somebody has
 * @param overdue open ones past their due date with the clock running
 * @param oldestAt when the request of the oldest open one was received; null when there is none
 */
public record QueueView(
        QueueDefinition queue,
        long open,
        long waiting,
        long assigned,
        long overdue,
        @Nullable Instant oldestAt) {}
