package org.relais.directory;

import java.util.Objects;

/**
 * Names a channel.
 *
 * @param value the id of the plug-in that brings it, for example {@code phone}
 */
public record ChannelId(String value) {

    public ChannelId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
