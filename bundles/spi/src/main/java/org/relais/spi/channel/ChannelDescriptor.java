package org.relais.spi.channel;

import java.util.Objects;
import org.relais.directory.ChannelId;
import org.relais.texts.LocalizedText;

/**
 * Who a channel is.
 *
 * @param id unique in the installation, lower case; stays the same over all versions of the bundle
 * @param form JSON Schema 2020-12 of a submission, as JSON text
 */
public record ChannelDescriptor(ChannelId id, LocalizedText name, String form) {

    public ChannelDescriptor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(form, "form");
    }
}
