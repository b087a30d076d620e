package org.relais.cases;

import java.util.Optional;
import java.util.UUID;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** A requester's id: a time-ordered UUID (RFC 9562, version 7) made by the application. */
public record RequesterId(UUID value) {

    /** Reads the 36-character form; empty for anything else. */
    public static Optional<RequesterId> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RequesterId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** @throws RelaisException {@code not-found} for a text that cannot name a requester */
    public static RequesterId of(String text) {
        return parse(text)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Ce n'est pas un identifiant d'usager.", "This is no requester's id.")));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
