package org.relais.cases;

import org.jspecify.annotations.Nullable;

/**
 * The citizen as this case's party; every part may be unknown (null).
 *
 * @param phone as it was given
 * @param language BCP 47 tag, for example {@code fr}
 * @param organisation name of the organisation that the citizen speaks for
 */
public record Requester(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String language,
        @Nullable String organisation) {

    /** A citizen who speaks for no organisation. */
    public Requester(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String language) {
        this(firstName, lastName, phone, email, language, null);
    }

    /** True when nothing at all is known. */
    public boolean isUnknown() {
        return firstName == null
                && lastName == null
                && phone == null
                && email == null
                && language == null
                && organisation == null;
    }
}
