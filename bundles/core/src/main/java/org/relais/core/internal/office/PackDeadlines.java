package org.relais.core.internal.office;

import java.util.Map;

/**
 * Deadlines of all topics of a pack.
 *
 * @param topics by id
 * @param otherwise for cases without a topic
 */
public record PackDeadlines(Map<String, TopicDeadlines> topics, TopicDeadlines otherwise) {

    public static final PackDeadlines NONE = new PackDeadlines(Map.of(), TopicDeadlines.DEFAULT);

    public PackDeadlines {
        topics = Map.copyOf(topics);
    }
}
