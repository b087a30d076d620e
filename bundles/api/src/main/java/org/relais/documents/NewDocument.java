package org.relais.documents;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Note;

/**
 * A document that is to be stored. Its type is found in its content; what a sender says about it is never asked for.
 *
 * @param name as the sender's file is called; path parts and characters that no name can hold are taken away
 * @param content read once, to its end or to the limit; whoever opened it closes it
 * @param visibility who may see the document later on
 * @param note what the document is, in at most 1000 characters; null for none
 */
public record NewDocument(
        String name,
        InputStream content,
        Note.Visibility visibility,
        @Nullable String note) {

    public NewDocument {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(visibility, "visibility");
    }

    /** One for the office only, without a note. */
    public NewDocument(String name, InputStream content) {
        this(name, content, Note.Visibility.INTERNAL, null);
    }
}
