package org.relais.core.internal.office;

import java.util.List;

/** A pack cannot be used. */
final class InvalidPackException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /** @param mistakes one line each */
    InvalidPackException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    List<String> mistakes() {
        return mistakes;
    }
}
