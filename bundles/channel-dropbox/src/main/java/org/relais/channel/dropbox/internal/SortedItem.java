package org.relais.channel.dropbox.internal;

import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseKey;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;
import org.relais.intake.FormData;
import org.relais.services.ServiceId;
import org.relais.spi.channel.CaseDraft;

/**
 * One matter of an envelope as whoever sorts it says.
 *
 * @param kind CASE also for a draft about an emergency, which will open none
 * @param subject empty for a form of a service, until that says what its case is about
 * @param about the running case, for a follow-up
 * @param form of a delegated service; null for a letter
 */
record SortedItem(
        MailItem.Kind kind,
        @Nullable TopicId topic,
        String subject,
        @Nullable String description,
        @Nullable CaseKey about,
        @Nullable DepartmentId department,
        MailItem.@Nullable Misdirection misdirected,
        @Nullable ServiceItem form) {

    /** A form that a partner has delegated to the desk. */
    record ServiceItem(ServiceId service, FormData form) {}

    /** The same, about what its case is about. */
    SortedItem of(CaseDraft draft) {
        return new SortedItem(
                kind, draft.topic(), draft.subject(), draft.description(), about, department, misdirected, form);
    }

    boolean opensCase() {
        return kind == MailItem.Kind.CASE;
    }

    boolean followsUp() {
        return kind == MailItem.Kind.FOLLOW_UP;
    }
}
