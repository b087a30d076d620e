package org.relais.channel.web.internal;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/**
 * Lets so much happen in so much time, for each of many keys: token buckets, refilled steadily. Memory is bounded; a key that was not
 * used for longest is forgotten first. Thread-safe.
 */
final class Throttle {

    static final ErrorCode TOO_MANY = new ErrorCode(
            "web-too-many-requests",
            ErrorCategory.THROTTLED,
            new LocalizedText("Trop de demandes", "Too many requests"));

    private static final LocalizedText LATER = new LocalizedText(
            "Trop de demandes en peu de temps ; réessayez dans %d secondes.",
            "Too many requests in a short time; try again in %d seconds.");

    private static final int MOST_KEYS = 50_000;

    private final int times;
    private final Duration period;
    private final TimeMeter meter;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    Throttle(int times, Duration period, Clock clock) {
        this.times = times;
        this.period = period;
        this.meter = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** @throws RelaisException {@code web-too-many-requests} when it was used up */
    void use(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw tooMany(probe.getNanosToWaitForRefill());
        }
    }

    /** What was used does not count. */
    void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private synchronized Bucket bucket(String key) {
        return buckets.computeIfAbsent(
                key,
                fresh -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
                        .withCustomTimePrecision(meter)
                        .build());
    }

    private static RelaisException tooMany(long nanos) {
        Duration pause = Duration.ofSeconds(Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos) + 1));
        return RelaisException.builder(TOO_MANY, LATER.formatted(pause.toSeconds()))
                .retryAfter(pause)
                .build();
    }
}
