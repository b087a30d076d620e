package org.relais.channel.web.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relais.errors.RelaisException;
import org.relais.testkit.TestClock;

class RateLimitsTest {

    private final TestClock clock = TestClock.at("2021-09-07T10:00:00+11:00");
    private final RateLimits limits = new RateLimits(
            Settings.of(Map.of("requestsPerHour", 3, "wrongCodesPerHour", 2, "everythingPerMinute", 10)), clock);

    @Test
    void eachAddressHasItsOwnShareAndIsToldWhenToComeBack() {
        IntStream.range(0, 3).forEach(i -> limits.request("one"));

        RelaisException refused = assertThrows(RelaisException.class, () -> limits.request("one"));
        assertEquals(Throttle.TOO_MANY, refused.code());
        Duration pause = refused.retryAfter().orElseThrow();
        assertDoesNotThrow(() -> limits.request("another"));
        clock.advance(pause);
        assertDoesNotThrow(() -> limits.request("one"));
    }

    @Test
    void wrongCodesAreCountedForTheReferenceWhoeverTriesAndRightOnesAreNot() {
        IntStream.range(0, 20).forEach(i -> {
            limits.code("2021-000001-A");
            limits.rightCode("2021-000001-A");
        });
        limits.code("2021-000001-A");
        limits.code("2021-000001-A");

        assertThrows(RelaisException.class, () -> limits.code("2021-000001-A"));
        assertDoesNotThrow(() -> limits.code("2021-000002-B"));
        clock.advance(Duration.ofMinutes(31));
        assertDoesNotThrow(() -> limits.code("2021-000001-A"));
    }

    @Test
    void allTogetherHaveALimitToo() {
        IntStream.range(0, 10).forEach(i -> limits.question("address " + i));

        assertThrows(RelaisException.class, () -> limits.question("address 11"));
        clock.advance(Duration.ofMinutes(1));
        assertDoesNotThrow(() -> limits.question("address 11"));
    }
}
