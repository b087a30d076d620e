package org.relais.core.internal.requesters;

import java.util.List;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.permissions.Visibility;
import org.relais.requesters.RequesterErrors;
import org.relais.texts.LocalizedText;

/** Which requesters can be merged: two of a kind, and each of them goes on by itself. */
final class MergeRules {

    private final RequesterSearch search;
    private final Visibility visibility;

    /** @param visibility of whoever merges: a refusal names nobody else */
    MergeRules(RequesterSearch search, Visibility visibility) {
        this.search = search;
        this.visibility = visibility;
    }

    /** @throws RelaisException {@code invalid-request}, {@code requester-merge-refused} */
    void check(StoredRequester merged, StoredRequester into) {
        if (merged.id().equals(into.id())
                || merged.facts().kind() != into.facts().kind()) {
            throw Errors.invalid(
                    "/into",
                    new LocalizedText(
                            "Un autre usager de la même sorte est attendu.",
                            "Another requester of the same kind is expected."));
        }
        for (StoredRequester one : List.of(merged, into)) {
            if (one.mergedInto() != null) {
                throw RelaisException.of(RequesterErrors.MERGE_REFUSED, already(one));
            }
        }
    }

    private LocalizedText already(StoredRequester merged) {
        return search.isVisible(merged.current(), visibility)
                ? new LocalizedText(
                                "L'usager %s est déjà fusionné dans %s ; prenez celui-ci.",
                                "The requester %s is merged into %s already; take that one.")
                        .formatted(merged.id(), merged.current())
                : new LocalizedText(
                                "L'usager %s est déjà fusionné dans un autre.",
                                "The requester %s is merged into another one already.")
                        .formatted(merged.id());
    }
}
