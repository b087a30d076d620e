package org.relais.core.internal.office;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks the rules up in the pack in force. */
@Component
public final class PackDeadlineRules implements DeadlineRules {

    private final OfficePacks packs;

    @Activate
    public PackDeadlineRules(@Reference OfficePacks packs) {
        this.packs = packs;
    }

    @Override
    public TopicDeadlines of(@Nullable String topic) {
        PackDeadlines deadlines = packs.current().deadlines();
        return topic == null ? deadlines.otherwise() : deadlines.topics().getOrDefault(topic, deadlines.otherwise());
    }
}
