package org.relais.core.internal.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The machine's clock as a service, so that everybody takes the time from one place and a test can put another clock there. */
@Component(service = Clock.class)
public final class SystemClock extends Clock {

    private final Clock clock;

    @Activate
    public SystemClock() {
        this(Clock.systemUTC());
    }

    private SystemClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
