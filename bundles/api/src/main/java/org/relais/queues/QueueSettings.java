package org.relais.queues;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a queue hands out its work; what people edit at run time.
 *
 * @param loadLimit the most open cases that a person may have for this queue to give another one, whichever queues they came from;
 *     null for no limit
 * @param skill what a person must be skilled in to be given a case of a topic that {@code skillsByTopic} does not name; null for
 *     nothing. Only {@link AssignmentPolicy#ROUND_ROBIN_BY_SKILL} looks at skills
 * @param skillsByTopic id of a topic to the skill that its cases need
 */
public record QueueSettings(
        AssignmentPolicy assignment,
        @Nullable Integer loadLimit,
        @Nullable String skill,
        Map<String, String> skillsByTopic) {

    /** Highest load limit. */
    public static final int MAX_LOAD_LIMIT = 1000;

    /** People take their work themselves, as much as they want. */
    public static final QueueSettings MANUAL = new QueueSettings(AssignmentPolicy.NONE, null, null, Map.of());

    public QueueSettings {
        Objects.requireNonNull(assignment, "assignment");
        if (loadLimit != null && (loadLimit < 1 || loadLimit > MAX_LOAD_LIMIT)) {
            throw new IllegalArgumentException("load limit " + loadLimit + " is not from 1 to " + MAX_LOAD_LIMIT);
        }
        skillsByTopic = Map.copyOf(skillsByTopic);
    }

    /** The skill that a case of this topic needs; empty when anybody can do it. */
    public Optional<String> skillFor(@Nullable String topic) {
        return Optional.ofNullable(topic == null ? skill : skillsByTopic.getOrDefault(topic, skill));
    }
}
