package org.relais.channel.phone.internal.handoff;

import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.phone.internal.calls.AbandonedCalls;
import org.relais.channel.phone.internal.calls.Drafts;
import org.relais.spi.tasks.RecurringTask;

/** What becomes due at the phone: calls that nobody took, calls to be counted, drafts to be forgotten. Thread-safe. */
@Component
public final class PhoneRounds implements RecurringTask {

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final HandOffs handOffs;
    private final AbandonedCalls abandoned;
    private final Drafts drafts;

    @Activate
    public PhoneRounds(@Reference HandOffs handOffs, @Reference AbandonedCalls abandoned, @Reference Drafts drafts) {
        this.handOffs = handOffs;
        this.abandoned = abandoned;
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "phone-rounds";
    }

    @Override
    public Instant run(Instant now) {
        handOffs.expire();
        abandoned.count();
        if (now.getEpochSecond() % Duration.ofMinutes(10).toSeconds() < PERIOD.toSeconds()) {
            drafts.forget();
        }
        return now.plus(PERIOD);
    }
}
