package org.relais.intake;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** An intake's id: a time-ordered UUID (RFC 9562, version 7). */
public record IntakeId(UUID value) {

    public IntakeId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads the 36-character form; empty for anything else. */
    public static Optional<IntakeId> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IntakeId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
