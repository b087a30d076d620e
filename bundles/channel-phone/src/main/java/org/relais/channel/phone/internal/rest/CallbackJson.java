package org.relais.channel.phone.internal.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.channel.phone.internal.callbacks.Attempt;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.CallbackPromise;
import org.relais.channel.phone.internal.callbacks.CallbackState;

/** A callback. */
@Schema(name = "Callback")
record CallbackJson(
        String id,
        CallbackState state,
        CallbackPromise promise,
        @Nullable String number,
        @Nullable String name,
        @Nullable String note,
        @Nullable String callId,
        @JsonProperty("case") @Nullable String caseReference,
        @Nullable String site,
        String requestedBy,
        @Nullable String assignee,
        Instant requestedAt,
        Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable Instant closedAt,
        @Nullable String reason,
        List<Attempt> attempts,
        long revision) {

    static CallbackJson of(Callback callback, Instant now) {
        Callback.About about = callback.about();
        return new CallbackJson(
                callback.id().toString(),
                callback.state(),
                callback.promise(now),
                about.number(),
                about.name(),
                about.note(),
                about.callId(),
                about.reference() == null ? null : about.reference().toString(),
                about.site(),
                about.requestedBy(),
                callback.assignee(),
                callback.requestedAt(),
                callback.dueAt(),
                callback.settledAt(),
                callback.closedAt(),
                callback.reason(),
                callback.attempts(),
                callback.revision());
    }

    static Response response(Response.Status status, Callback callback, Instant now) {
        return Response.status(status)
                .entity(of(callback, now))
                .tag(String.valueOf(callback.revision()))
                .build();
    }
}
