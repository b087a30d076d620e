package org.relais.errors;

import java.util.Objects;
import org.relais.texts.LocalizedText;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer JSON Pointer (RFC 6901) to the field, for example {@code /call/startedAt}; empty for the whole document
 * @param detail what to change
 */
public record FieldError(String pointer, LocalizedText detail) {

    public FieldError {
        Objects.requireNonNull(detail, "detail");
        if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("'" + pointer + "' is not a JSON Pointer");
        }
    }

    /** The pointer to a member of what {@code parent} points to, escaped as RFC 6901 demands. */
    public static String pointer(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
