package org.relais.core.internal.cases;

import org.jspecify.annotations.Nullable;
import org.relais.cases.RequesterId;

/**
 * Whose case it is, as the office knows them.
 *
 * @param person null when nobody was named
 * @param organisation that the person speaks for, or null
 * @param caller the number to reach them, E.164; null when it was withheld, short or not understood
 */
public record CaseParty(
        @Nullable RequesterId person,
        @Nullable RequesterId organisation,
        @Nullable String caller) {

    public static final CaseParty NOBODY = new CaseParty(null, null, null);

    /** The person, or else the organisation. */
    @Nullable
    RequesterId requester() {
        return person == null ? organisation : person;
    }
}
