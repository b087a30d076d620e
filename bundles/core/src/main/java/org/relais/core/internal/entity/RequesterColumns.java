package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.Requester;

/** The columns of RELAIS_CASE that say who asks, as it was told when the case was opened. All are null when nothing was told. */
@Embeddable
@NullUnmarked
class RequesterColumns {

    @Column(name = "FIRST_NAME")
    private String firstName;

    @Column(name = "LAST_NAME")
    private String lastName;

    @Column(name = "PHONE")
    private String phone;

    @Column(name = "EMAIL")
    private String email;

    @Column(name = "LANGUAGE_TAG")
    private String language;

    @Column(name = "ORGANISATION")
    private String organisation;

    protected RequesterColumns() {}

    RequesterColumns(Requester requester) {
        firstName = requester.firstName();
        lastName = requester.lastName();
        phone = requester.phone();
        email = requester.email();
        language = requester.language();
        organisation = requester.organisation();
    }

    /** Null when nothing was told. */
    Requester requester() {
        Requester requester = new Requester(firstName, lastName, phone, email, language, organisation);
        return requester.isUnknown() ? null : requester;
    }
}
