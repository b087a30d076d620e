package org.relais.core.internal.office;

import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A scalar of the pack and where it stands.
 *
 * @param value empty after a mistake that was recorded already; the checks below then stay silent
 * @param line counted from 1
 * @param path keys and indexes that lead to it
 */
record YamlText(String value, int line, String path, Mistakes mistakes) {

    /** File, line and key, for messages that come later. */
    String place() {
        return mistakes.place(line, path);
    }

    boolean isEmpty() {
        return value.isEmpty();
    }

    void refuse(String message) {
        if (!isEmpty()) {
            mistakes.add(this, message);
        }
    }

    /** Converts the text; when that throws, records {@code expected} and answers the fallback. */
    <T> T as(Function<String, T> conversion, T fallback, String expected) {
        if (isEmpty()) {
            return fallback;
        }
        try {
            return conversion.apply(value);
        } catch (RuntimeException notThat) {
            refuse("'" + value + "' is not " + expected);
            return fallback;
        }
    }

    /** The text, recorded as a mistake unless it matches. */
    String matching(Pattern syntax, String expected) {
        if (!syntax.matcher(value).matches()) {
            refuse("'" + value + "' is not " + expected);
        }
        return value;
    }

    /** The text, recorded as a mistake unless it is one of the known names. */
    String among(Collection<String> known, String kind) {
        if (!known.contains(value)) {
            refuse("unknown " + kind + " '" + value + "'; known: " + String.join(", ", new TreeSet<>(known)));
        }
        return value;
    }
}
