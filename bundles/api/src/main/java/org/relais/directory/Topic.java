package org.relais.directory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * What a request is about.
 *
 * @param target working time within which a case on this topic is to be resolved
 * @param emergencyScript what the officer says before anything else, or null when the topic is no emergency
 */
public record Topic(
        TopicId id,
        LocalizedText name,
        Duration target,
        @Nullable LocalizedText emergencyScript) {}
