package org.relais.documents;

import java.util.List;

/**
 * Which documents the office takes.
 *
 * @param maxBytes largest content of one document
 * @param maxPerCase most valid documents of a case
 * @param maxBytesPerCase most bytes of all valid documents of a case
 * @param allowedTypes media types
 */
public record DocumentLimits(long maxBytes, int maxPerCase, long maxBytesPerCase, List<String> allowedTypes) {

    public DocumentLimits {
        allowedTypes = List.copyOf(allowedTypes);
    }
}
