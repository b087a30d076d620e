package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;

/** The citizen as a case's party. */
@Schema(name = "Requester")
record RequesterJson(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String language,
        @Nullable OrganisationJson organisation) {

    /** For whom the citizen speaks. */
    @Schema(name = "RequesterOrganisation")
    record OrganisationJson(String name) {}

    static @Nullable RequesterJson of(@Nullable Requester requester) {
        return requester == null || requester.isUnknown()
                ? null
                : new RequesterJson(
                        requester.firstName(),
                        requester.lastName(),
                        requester.phone(),
                        requester.email(),
                        requester.language(),
                        requester.organisation() == null ? null : new OrganisationJson(requester.organisation()));
    }
}
