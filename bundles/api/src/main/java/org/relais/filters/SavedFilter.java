package org.relais.filters;

import java.util.Map;
import java.util.UUID;

/**
 * A search kept under a name.
 *
 * @param owner the account that keeps it, and alone may change it
 * @param parameters of {@link org.relais.cases.CaseQuery#of}, without a cursor
 * @param revision counts the changes, from 1
 */
public record SavedFilter(
        UUID id, String owner, String name, Sharing sharing, Map<String, String> parameters, long revision) {

    /** Who may use a filter. */
    public enum Sharing {
        /** Its owner. */
        PRIVATE,
        /** Everybody of the department that the owner belonged to when the filter was saved. */
        DEPARTMENT,
        /** Everybody. */
        OFFICE
    }

    public SavedFilter {
        parameters = Map.copyOf(parameters);
    }
}
