package org.relais.channel.dropbox.internal.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;

/**
 * One matter of an envelope, in the register of the mail.
 *
 * @param item its place within the envelope, from 1
 * @param caseId the case that it opened or was put on; null for none
 * @param caseReference of that case
 * @param department that had the case then; null for none
 * @param misdirected what was done with mail for somebody else; null for mail of ours
 * @param told when and how the citizen was told of that; null until then
 */
public record MailItem(
        RegistrationNumber registration,
        Envelope envelope,
        int item,
        Instant registeredAt,
        Kind kind,
        @Nullable String topic,
        String subject,
        @Nullable CaseId caseId,
        @Nullable String caseReference,
        @Nullable String department,
        @Nullable Misdirection misdirected,
        @Nullable Told told) {

    /** What became of it. */
    public enum Kind {
        /** It opened a case. */
        CASE,
        /** It was put on a running case. */
        FOLLOW_UP,
        /** It was answered at once, or asked for help that others give. */
        ANSWERED,
        /** It went on to the office that it is for. */
        FORWARDED,
        /** It went back to its sender. */
        RETURNED
    }

    /** Whom mail that is not ours is for, and why it is not ours. */
    public record Misdirection(String to, String reason) {}

    /** That the citizen was told. */
    public record Told(Instant at, String by, How how) {

        /** By which way. */
        public enum How {
            EMAIL,
            PAPER,
            PHONE
        }
    }
}
