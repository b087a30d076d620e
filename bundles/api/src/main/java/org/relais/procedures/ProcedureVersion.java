package org.relais.procedures;

import java.time.Instant;

/**
 * A template as it was published; never changed afterwards.
 *
 * @param version 1, 2, 3 ... within the template's id
 * @param publishedBy the account, or {@code relais} for one from the office pack
 */
public record ProcedureVersion(
        ProcedureTemplate template, int version, Source source, Instant publishedAt, String publishedBy) {

    /** Where it came from. */
    public enum Source {
        /** The file of the office. */
        OFFICE_PACK,
        /** Published at run time. */
        PUBLISHED
    }
}
