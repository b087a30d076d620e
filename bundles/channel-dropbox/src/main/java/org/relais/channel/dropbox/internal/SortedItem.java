package org.relais.channel.dropbox.internal;

import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseKey;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;

/**
 * One matter of an envelope as whoever sorts it says.
 *
 * @param kind CASE also for a draft about an emergency, which will open none
 * @param about the running case, for a follow-up
 */
record SortedItem(
        MailItem.Kind kind,
        @Nullable TopicId topic,
        String subject,
        @Nullable String description,
        @Nullable CaseKey about,
        @Nullable DepartmentId department,
        MailItem.@Nullable Misdirection misdirected) {

    boolean opensCase() {
        return kind == MailItem.Kind.CASE;
    }

    boolean followsUp() {
        return kind == MailItem.Kind.FOLLOW_UP;
    }
}
