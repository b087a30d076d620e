package org.relais.changes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;

/**
 * Which changes to list, newest first; a null part does not filter.
 *
 * @param from inclusive
 * @param limit from 1 to 200
 * @param cursor {@code next} of the page before, or null for the first
 */
public record OfficeChangeQuery(
        @Nullable OfficeArea area,
        @Nullable Instant from,
        int limit,
        @Nullable String cursor) {

    /** Largest page. */
    public static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 50;

    public OfficeChangeQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not from 1 to " + MAX_LIMIT);
        }
    }

    /**
     * Makes a query from named parameters as clients write them: {@code area}, {@code from}, {@code limit} (50 unless said),
     * {@code cursor}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the malformed and unknown parameters
     */
    public static OfficeChangeQuery of(Map<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        @Nullable Integer limit = given.number("limit", 1, MAX_LIMIT);
        OfficeChangeQuery query = new OfficeChangeQuery(
                given.choice("area", List.of(OfficeArea.values()), OfficeArea::wireName),
                given.instant("from"),
                limit == null ? DEFAULT_LIMIT : limit,
                given.optional("cursor"));
        given.check();
        return query;
    }
}
