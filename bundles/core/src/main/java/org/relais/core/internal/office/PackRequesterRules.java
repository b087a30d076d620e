package org.relais.core.internal.office;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks the rules up in the pack in force. */
@Component
public final class PackRequesterRules implements RequesterRules {

    private final OfficePacks packs;

    @Activate
    public PackRequesterRules(@Reference OfficePacks packs) {
        this.packs = packs;
    }

    @Override
    public String region() {
        return packs.current().requesters().region();
    }

    @Override
    public Duration suggestionWindow() {
        return Duration.ofDays(packs.current().requesters().suggestionDays());
    }

    @Override
    public boolean isPublicSpace(String topic) {
        return packs.current().requesters().publicSpace().contains(topic);
    }
}
