package org.relais.directory;

import java.util.Objects;

/**
 * Names a site.
 *
 * @param value as the office pack writes it, for example {@code caps}
 */
public record SiteId(String value) {

    public SiteId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
