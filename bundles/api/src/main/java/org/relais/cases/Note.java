package org.relais.cases;

import java.time.Instant;
import java.util.UUID;

/** Something written down on a case. */
public record Note(UUID id, Instant at, String author, String text, Visibility visibility) {

    /** Who may read a note. */
    public enum Visibility {
        /** The office only. */
        INTERNAL,
        /** The citizen too. */
        REQUESTER
    }
}
