package org.relais.cases;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to list; a null or empty part does not filter.
 *
 * @param statuses any of these
 * @param text words that must all occur in subject, requester's name or reference, accents and case ignored
 * @param receivedFrom inclusive
 * @param receivedTo exclusive
 * @param limit from 1 to 200
 * @param cursor {@code next} of the page before, or null for the first
 */
public record CaseQuery(
        Set<CaseStatus> statuses,
        @Nullable String department,
        @Nullable String assignee,
        @Nullable String topic,
        @Nullable String channel,
        @Nullable Instant receivedFrom,
        @Nullable Instant receivedTo,
        @Nullable Boolean overdue,
        @Nullable String text,
        Sort sort,
        int limit,
        @Nullable String cursor) {

    /** Largest page. */
    public static final int MAX_LIMIT = 200;

    /** In which order; ties are broken by id, so that paging never skips or repeats. */
    public enum Sort {
        RECEIVED_ASCENDING("receivedAt"),
        RECEIVED_DESCENDING("-receivedAt"),
        DUE_ASCENDING("dueAt"),
        DUE_DESCENDING("-dueAt");

        private final String wireName;

        Sort(String wireName) {
            this.wireName = wireName;
        }

        /** The value of the {@code sort} parameter. */
        public String wireName() {
            return wireName;
        }
    }

    public CaseQuery {
        statuses = Set.copyOf(statuses);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not from 1 to " + MAX_LIMIT);
        }
    }
}
