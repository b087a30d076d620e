package org.relais.core.internal.time;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The machine's clock, which nobody sets: for what must not follow the {@link OfficeClock} when that jumps, such as the end of sessions.
 */
@Component(service = InstantSource.class)
public final class SystemClock implements InstantSource {

    private final Clock clock = Clock.systemUTC();

    @Activate
    public SystemClock() {
        // nothing to set up
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
