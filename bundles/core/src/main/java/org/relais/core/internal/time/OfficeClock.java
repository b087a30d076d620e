package org.relais.core.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The clock that everybody goes by: the machine's, or in a demonstration one that was set. A jump is of this process alone and ends with
 * it. Thread-safe; {@link #withZone} shares the time.
 */
@Component(service = {Clock.class, OfficeClock.class})
public final class OfficeClock extends Clock {

    private final InstantSource machine;
    private final List<Consumer<ClockJump>> listeners = new CopyOnWriteArrayList<>();
    private volatile Duration ahead = Duration.ZERO;

    @Activate
    public OfficeClock(@Reference InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    Instant machineTime() {
        return machine.instant();
    }

    boolean isSet() {
        return !ahead.isZero();
    }

    /** Shows this time now and goes on from there. Whoever listens has been told when it returns; what they throw undoes the jump. */
    public void set(Instant at) {
        jump(Duration.between(machine.instant(), at));
    }

    /** Shows the machine's time again. */
    public void reset() {
        jump(Duration.ZERO);
    }

    private synchronized void jump(Duration next) {
        Duration before = ahead;
        Instant from = instant();
        ahead = next;
        ClockJump jump = new ClockJump(from, instant());
        try {
            listeners.forEach(listener -> listener.accept(jump));
        } catch (RuntimeException failure) {
            ahead = before;
            throw failure;
        }
    }

    /** Tells a listener of every jump from now on, on the thread of whoever sets the clock. */
    public void onJump(Consumer<ClockJump> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<ClockJump> listener) {
        listeners.remove(listener);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : new Zoned(this, zone);
    }

    /** The same time for readers elsewhere. */
    private static final class Zoned extends Clock {

        private final OfficeClock clock;
        private final ZoneId zone;

        Zoned(OfficeClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return clock.withZone(other);
        }
    }
}
