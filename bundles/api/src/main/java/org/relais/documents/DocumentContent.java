package org.relais.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A document whose content is at hand.
 *
 * @param source answers the content, as often as it is asked
 */
public record DocumentContent(DocumentView document, Source source) {

    public DocumentContent {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(source, "source");
    }

    /** Reads the content from its beginning; whoever opens it closes it. Thread-safe. */
    @FunctionalInterface
    public interface Source {

        InputStream open() throws IOException;
    }
}
