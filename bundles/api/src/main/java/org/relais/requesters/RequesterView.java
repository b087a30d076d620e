package org.relais.requesters;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.RequesterId;

/**
 * A requester as one caller sees it, with what was merged into it.
 *
 * @param firstName of a person
 * @param lastName of a person
 * @param name of an organisation
 * @param language BCP 47 tag
 * @param contactPoints its own and those of the requesters merged into it, each once
 * @param organisations for which a person calls
 * @param representatives who call for an organisation
 * @param mergedInto who goes on for this one; null also when the caller may not know of that one
 * @param merged the requesters that were merged into this one, directly or through others
 * @param revision counts the changes; sent back as {@code If-Match}
 */
public record RequesterView(
        RequesterId id,
        RequesterKind kind,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String name,
        @Nullable String language,
        List<ContactPoint> contactPoints,
        List<RequesterId> organisations,
        List<RequesterId> representatives,
        @Nullable RequesterId mergedInto,
        List<RequesterId> merged,
        long revision) {

    public RequesterView {
        contactPoints = List.copyOf(contactPoints);
        organisations = List.copyOf(organisations);
        representatives = List.copyOf(representatives);
        merged = List.copyOf(merged);
    }
}
