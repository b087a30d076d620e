package org.relais.cases;

import org.jspecify.annotations.Nullable;

/**
 * The citizen as this case's party; every part may be unknown (null).
 *
 * @param phone as it was given
 * @param language BCP 47 tag, for example {@code fr}
 */
public record Requester(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String language) {

    /** True when nothing at all is known. */
    public boolean isUnknown() {
        return firstName == null && lastName == null && phone == null && email == null && language == null;
    }
}
