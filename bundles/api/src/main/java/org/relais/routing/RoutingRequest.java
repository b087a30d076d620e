package org.relais.routing;

import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;

/**
 * What is known when a department has to be found; null where unknown.
 *
 * @param text subject and description, for rules on words
 */
public record RoutingRequest(
        @Nullable TopicId topic,
        @Nullable ChannelId channel,
        @Nullable SiteId site,
        @Nullable String commune,
        @Nullable String language,
        @Nullable String text) {}
