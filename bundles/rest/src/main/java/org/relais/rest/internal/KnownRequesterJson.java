package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.RequesterId;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.RequesterView;

/** A requester that the office knows. */
@Schema(name = "KnownRequester")
record KnownRequesterJson(
        String id,
        RequesterKind kind,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String name,
        @Nullable String language,
        List<ContactPoint> contactPoints,
        @Nullable List<String> organisations,
        @Nullable List<String> representatives,
        @Nullable String mergedInto,
        @Nullable List<String> merged,
        long revision) {

    static KnownRequesterJson of(RequesterView view) {
        return new KnownRequesterJson(
                view.id().toString(),
                view.kind(),
                view.firstName(),
                view.lastName(),
                view.name(),
                view.language(),
                view.contactPoints(),
                ids(view.organisations()),
                ids(view.representatives()),
                view.mergedInto() == null ? null : view.mergedInto().toString(),
                ids(view.merged()),
                view.revision());
    }

    private static @Nullable List<String> ids(List<RequesterId> ids) {
        return ids.isEmpty() ? null : ids.stream().map(RequesterId::toString).toList();
    }
}
