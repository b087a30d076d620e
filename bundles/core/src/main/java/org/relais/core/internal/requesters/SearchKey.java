package org.relais.core.internal.requesters;

/** Something that a requester is found by. */
public record SearchKey(Kind kind, String value) {

    /** What the value is. */
    public enum Kind {
        /** Of the name; found by its beginning. */
        WORD,
        /** E.164. */
        PHONE,
        /** In lower case. */
        EMAIL
    }
}
