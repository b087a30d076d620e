package org.relais.queues;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue and how much is in it, of what the caller may know of.
 *
 * @param open its open cases: those that wait, those that are assigned, and those that nobody has while the citizen is waited for
 * @param waiting those that somebody can take now
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
