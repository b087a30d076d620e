package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.intake.ChannelState;
import org.relais.intake.ChannelView;
import org.relais.texts.LocalizedText;

/**
 * A channel as clients see it.
 *
 * @param form the JSON Schema as it is, part of the answer
 */
@Schema(name = "Channel")
record ChannelJson(
        String id,
        LocalizedText name,
        ChannelState state,
        @Nullable LocalizedText reason,
        @Nullable Instant opensAt,

        @Schema(type = "object", description = "JSON Schema 2020-12 of a submission") @JsonRawValue @Nullable
        String form) {

    static ChannelJson of(ChannelView view) {
        return new ChannelJson(
                view.id().toString(), view.name(), view.state(), view.reason(), view.opensAt(), view.form());
    }
}
