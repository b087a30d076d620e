package org.relais.channel.web.internal;

import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.tasks.RecurringTask;

/** Takes drafts away whose time is over. */
@Component
public final class DraftExpiry implements RecurringTask {

    private static final Duration PERIOD = Duration.ofMinutes(15);
    private static final int PAGE = 200;

    private final Drafts drafts;

    @Activate
    public DraftExpiry(@Reference Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "web-draft-expiry";
    }

    @Override
    public Instant run(Instant now) {
        int removed;
        do {
            removed = drafts.removeExpired(PAGE);
        } while (removed == PAGE);
        return now.plus(PERIOD);
    }
}
