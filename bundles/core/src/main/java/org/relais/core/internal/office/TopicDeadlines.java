package org.relais.core.internal.office;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.relais.cases.Priority;

/**
 * By when a case is to be done, and what happens on the way.
 *
 * @param targets working time for every priority
 * @param steps in the order in which they are taken
 */
public record TopicDeadlines(Map<Priority, Duration> targets, List<EscalationStep> steps, DecisionRule decision) {

    /** For a case without a topic in a pack that says nothing. */
    public static final TopicDeadlines DEFAULT =
            of(Map.of(Priority.NORMAL, Duration.ofHours(18)), List.of(), DecisionRule.DEFAULT);

    public TopicDeadlines {
        targets = Map.copyOf(targets);
        steps = List.copyOf(steps);
    }

    /** A priority without a target of its own has that of the next lower one that has; below normal, that of normal. */
    static TopicDeadlines of(Map<Priority, Duration> given, List<EscalationStep> steps, DecisionRule decision) {
        Map<Priority, Duration> targets = new EnumMap<>(Priority.class);
        Duration normal = given.getOrDefault(Priority.NORMAL, Duration.ofHours(1));
        Duration current = normal;
        for (Priority priority : Priority.values()) {
            current = given.getOrDefault(priority, priority.compareTo(Priority.NORMAL) <= 0 ? normal : current);
            targets.put(priority, current);
        }
        return new TopicDeadlines(targets, steps, decision);
    }

    public Duration target(Priority priority) {
        return targets.getOrDefault(priority, Duration.ofHours(1));
    }
}
