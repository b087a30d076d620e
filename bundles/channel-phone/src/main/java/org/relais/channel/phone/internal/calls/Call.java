package org.relais.channel.phone.internal.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as it follows from everything that is known about it.
 *
 * @param number of the other side, as it was sent or written; null when withheld or unknown
 * @param numberKey the same in one spelling, see {@link PhoneNumbers#key}
 * @param withheld the caller did not want to show the number, which is normal
 * @param to the number of the office that was called, or null
 * @param answered somebody talked, whether or not the exchange said so
 * @param waited until somebody answered or the caller gave up; null when it cannot be told
 * @param agent the account that took it, as far as known
 * @param form null until somebody has handed in the form of the call
 */
public record Call(
        String callId,
        Direction direction,
        @Nullable String number,
        @Nullable String numberKey,
        boolean withheld,
        @Nullable String to,
        List<String> users,
        @Nullable String queue,
        @Nullable String site,
        CallState state,
        boolean answered,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String cause,
        @Nullable Duration waited,
        @Nullable Duration talked,
        @Nullable String agent,
        @Nullable FormFacts form) {

    public Call {
        users = List.copyOf(users);
    }
}
