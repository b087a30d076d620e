package org.relais.errors;

import java.util.Objects;
import java.util.regex.Pattern;
import org.relais.texts.LocalizedText;

/**
 * A stable, documented name for one way in which an operation can fail. Clients branch on {@link #value}; it never changes once
 * published, while texts may be reworded.
 *
 * @param value lower-case words joined by hyphens, for example {@code action-not-allowed}; a plug-in prefixes its own with its id
 * @param category decides the HTTP status and the SOAP fault code
 * @param title one line that says what happened, without the particulars of the case at hand
 */
public record ErrorCode(String value, ErrorCategory category, LocalizedText title) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ErrorCode {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(title, "title");
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("error code '" + value + "' is not lower-case words joined by hyphens");
        }
    }
}
