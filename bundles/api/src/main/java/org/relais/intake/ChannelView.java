package org.relais.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.texts.LocalizedText;

/**
 * A channel as clients see it.
 *
 * @param reason why it is not OPEN; null when it is
 * @param alternatives what citizens can do instead while it is SUSPENDED
 * @param opensAt when it opens next; null when OPEN or unknown
 * @param form JSON Schema 2020-12 of a submission, as JSON text; null while the channel is away
 */
public record ChannelView(
        ChannelId id,
        LocalizedText name,
        ChannelState state,
        @Nullable LocalizedText reason,
        List<LocalizedText> alternatives,
        @Nullable Instant opensAt,
        @Nullable String form) {

    public ChannelView {
        alternatives = List.copyOf(alternatives);
    }
}
