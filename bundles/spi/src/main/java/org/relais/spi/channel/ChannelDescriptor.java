package org.relais.spi.channel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.services.ServiceId;
import org.relais.texts.LocalizedText;

/**
 * Who a channel is.
 *
 * @param id unique in the installation, lower case; stays the same over all versions of the bundle
 * @param form JSON Schema 2020-12 of a submission, as JSON text
 * @param service the delegated service whose forms it takes: only those know of the channel, and of what it was handed, who may read the
 *     service, and only those hand something in who may register its forms; null for a channel that is open to everybody
 */
public record ChannelDescriptor(
        ChannelId id,
        LocalizedText name,
        String form,
        @Nullable ServiceId service) {

    public ChannelDescriptor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(form, "form");
    }

    /** A channel that is open to everybody who may hand something in. */
    public ChannelDescriptor(ChannelId id, LocalizedText name, String form) {
        this(id, name, form, null);
    }
}
