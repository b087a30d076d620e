package org.relais.directory;

import java.util.Objects;

/**
 * Names a team.
 *
 * @param value lower-case letters, digits and hyphens, for example {@code night-desk}
 */
public record TeamId(String value) {

    public TeamId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
