package org.relais.rest.internal;

import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.directory.Office;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.errors.Parameters;

/** Parameters that name parts of the office; what the office does not have is refused. */
final class OfficeParameters {

    private OfficeParameters() {}

    static @Nullable SiteId site(Parameters given, Office office) {
        @Nullable
        Site site = given.choice("site", office.sites(), known -> known.id().value());
        return site == null ? null : site.id();
    }

    static @Nullable TopicId topic(Parameters given, Office office) {
        @Nullable
        Topic topic = given.choice("topic", office.topics(), known -> known.id().value());
        return topic == null ? null : topic.id();
    }

    /** Any channel: one whose bundle is away has its hours all the same. */
    static @Nullable ChannelId channel(Parameters given) {
        @Nullable String channel = given.optional("channel");
        return channel == null ? null : new ChannelId(channel);
    }
}
