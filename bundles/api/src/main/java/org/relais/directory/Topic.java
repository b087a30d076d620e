package org.relais.directory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * What a request is about. Topics form a tree: what is said of a topic holds for those below it.
 *
 * @param target working time within which a case on this topic is to be resolved
 * @param emergencyScript what the officer says before anything else, or null when the topic itself is not marked as an emergency; ask
 *     {@link Office#emergencyScript} to know whether one above it is
 * @param parent the topic that it is a part of, or null at the top
 * @param confidentiality who may know of cases on this topic; ask {@link Office#confidentiality} to know whether one above it says more
 */
public record Topic(
        TopicId id,
        LocalizedText name,
        Duration target,
        @Nullable LocalizedText emergencyScript,
        @Nullable TopicId parent,
        Confidentiality confidentiality) {

    /** A topic whose cases are not confidential. */
    public Topic(
            TopicId id,
            LocalizedText name,
            Duration target,
            @Nullable LocalizedText emergencyScript,
            @Nullable TopicId parent) {
        this(id, name, target, emergencyScript, parent, Confidentiality.NORMAL);
    }
}
