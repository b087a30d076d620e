package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
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

        @Schema(description = "What citizens can do instead while it is SUSPENDED") @Nullable
        List<LocalizedText> alternatives,

        @Nullable Instant opensAt,

        @Schema(type = "object", description = "JSON Schema 2020-12 of a submission") @JsonRawValue @Nullable
        String form) {

    static ChannelJson of(ChannelView view) {
        return new ChannelJson(
                view.id().toString(),
                view.name(),
                view.state(),
                view.reason(),
                view.alternatives().isEmpty() ? null : view.alternatives(),
                view.opensAt(),
                view.form());
    }
}
