package org.relais.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test sets or advances it. Thread-safe; {@link #withZone} shares the time. */
public final class TestClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private TestClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock in UTC that shows this time. */
    public static TestClock at(Instant now) {
        return new TestClock(new AtomicReference<>(now), ZoneOffset.UTC);
    }

    /** A clock in UTC; the text is ISO 8601 with offset, for example {@code 2021-09-07T07:13:04+11:00}. */
    public static TestClock at(String now) {
        return at(OffsetDateTime.parse(now).toInstant());
    }

    public void set(Instant time) {
        now.set(time);
    }

    public void advance(Duration duration) {
        now.updateAndGet(time -> time.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(now, other);
    }
}
