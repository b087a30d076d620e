package org.relais.directory;

import java.util.Objects;

/**
 * Names a topic.
 *
 * @param value as the office pack writes it, for example {@code vaccination}
 */
public record TopicId(String value) {

    public TopicId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
