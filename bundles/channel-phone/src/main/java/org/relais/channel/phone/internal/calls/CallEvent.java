package org.relais.channel.phone.internal.calls;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the exchange told about a call.
 *
 * @param at when it happened, or when it was received if the exchange did not say
 * @param from the number that called, as it was sent
 * @param to the number that was called
 * @param direction null when it was not said
 * @param users of the exchange
 * @param answeredBy the number that answered
 * @param cause why the call ended, as the exchange calls it
 * @param account who handed the event in
 */
public record CallEvent(
        String callId,
        EventKind kind,
        Instant at,
        @Nullable String from,
        @Nullable String to,
        @Nullable Direction direction,
        List<String> users,
        @Nullable String queue,
        @Nullable String answeredBy,
        @Nullable String cause,
        String account) {

    public CallEvent {
        users = List.copyOf(users);
    }
}
