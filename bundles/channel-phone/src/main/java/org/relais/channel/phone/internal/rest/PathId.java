package org.relais.channel.phone.internal.rest;

import java.util.UUID;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** Reads ids in paths. */
final class PathId {

    private static final int LENGTH = 36;

    private PathId() {}

    /** @throws RelaisException {@code not-found} for what cannot be an id */
    static UUID of(String text) {
        try {
            if (text.length() == LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException notAnId) {
            throw unknown(text);
        }
        throw unknown(text);
    }

    private static RelaisException unknown(String text) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("« %s » n'est pas un identifiant.", "'%s' is no id.").formatted(text));
    }
}
