package org.relais.core.internal.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.clock.DemoClock;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the {@link OfficeClock} of an installation in demo mode, and of no other. */
@Component
public final class SettableDemoClock implements DemoClock {

    private static final Logger LOG = LoggerFactory.getLogger(SettableDemoClock.class);

    private final OfficeClock clock;
    private final Permissions permissions;
    private final boolean demo;

    @Activate
    public SettableDemoClock(@Reference OfficeClock clock, @Reference Permissions permissions) {
        this(clock, permissions, Boolean.getBoolean("relais.demo"));
    }

    SettableDemoClock(OfficeClock clock, Permissions permissions, boolean demo) {
        this.clock = clock;
        this.permissions = permissions;
        this.demo = demo;
    }

    @Override
    public ClockReading read(Caller caller) {
        require(caller);
        return reading();
    }

    @Override
    public ClockReading set(Caller caller, Instant at) {
        require(caller);
        clock.set(at);
        LOG.info("The clock was set to {}", at);
        return reading();
    }

    @Override
    public ClockReading reset(Caller caller) {
        require(caller);
        clock.reset();
        LOG.info("The clock shows the machine's time again");
        return reading();
    }

    private void require(Caller caller) {
        permissions.require(caller, CorePermissions.CLOCK_SET);
        if (!demo) {
            throw RelaisException.of(
                    Errors.NOT_FOUND,
                    new LocalizedText(
                            "L'horloge ne se règle qu'en mode démonstration.",
                            "The clock can be set in demo mode only."));
        }
    }

    private ClockReading reading() {
        return new ClockReading(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                clock.machineTime().truncatedTo(ChronoUnit.MILLIS),
                clock.isSet());
    }
}
