package org.relais.cases;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A case's id for machines: a time-ordered UUID (RFC 9562, version 7) made by the application.
 */
public record CaseId(UUID value) implements CaseKey {

    public CaseId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads the 36-character form; empty for anything else. */
    public static Optional<CaseId> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CaseId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
