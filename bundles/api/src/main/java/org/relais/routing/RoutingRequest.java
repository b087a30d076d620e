package org.relais.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;

/**
 * What is known when a department has to be found; null where unknown.
 *
 * @param text subject and description, for rules on words
 * @param at when the request was made, for rules on whether the office was open; a case that is routed again keeps it
 */
public record RoutingRequest(
        @Nullable TopicId topic,
        @Nullable ChannelId channel,
        @Nullable SiteId site,
        @Nullable String commune,
        @Nullable String language,
        @Nullable String text,
        Instant at) {}
