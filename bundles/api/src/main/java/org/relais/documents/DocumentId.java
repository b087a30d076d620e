package org.relais.documents;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** A document's id: a UUID made by the application. Knowing it gives no right to the document. */
public record DocumentId(UUID value) {

    private static final int LENGTH = 36;

    public DocumentId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads the 36-character form; empty for anything else. */
    public static Optional<DocumentId> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DocumentId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /**
     * Reads the 36-character form.
     *
     * @throws RelaisException {@code not-found} for a text that cannot name a document
     */
    public static DocumentId of(String text) {
        return parse(text)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Ce n'est pas l'identifiant d'un document.", "This is no document's id.")));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
