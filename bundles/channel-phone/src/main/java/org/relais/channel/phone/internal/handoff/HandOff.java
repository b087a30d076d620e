package org.relais.channel.phone.internal.handoff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that is handed to a colleague.
 *
 * @param contactName of the citizen, as far as known
 * @param contactNumber at which the citizen can be reached, or null
 * @param dueAt until when the colleague may take it
 * @param answeredAt when it was taken, turned down or became a callback; null until then
 * @param reason why it was turned down, or null
 * @param callback what it became when nobody took it, or null
 */
public record HandOff(
        UUID id,
        String callId,
        String from,
        String to,
        Kind kind,
        @Nullable String note,
        @Nullable String contactName,
        @Nullable String contactNumber,
        State state,
        Instant offeredAt,
        Instant dueAt,
        @Nullable Instant answeredAt,
        @Nullable String reason,
        @Nullable UUID callback) {

    /** How a call is handed over. */
    public enum Kind {
        /** Whoever hands it over stays on the line until the colleague takes it. */
        WARM,
        /** Whoever hands it over is gone. */
        COLD
    }

    /** How far it has come. */
    public enum State {
        OFFERED,
        ACCEPTED,
        DECLINED,
        /** Nobody took it in time: it is a callback. */
        EXPIRED
    }

    HandOff answered(State now, Instant at, @Nullable String why, @Nullable UUID made) {
        return new HandOff(
                id, callId, from, to, kind, note, contactName, contactNumber, now, offeredAt, dueAt, at, why, made);
    }
}
