package org.relais.core.internal.office;

import org.jspecify.annotations.Nullable;

/** What the pack in force says about deadlines. Thread-safe, in memory. */
public interface DeadlineRules {

    /** The rules for a topic; those for everything else when there is none, or when it has gone from the pack. */
    TopicDeadlines of(@Nullable String topic);
}
