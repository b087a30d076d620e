package org.relais.channel.dropbox.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.channel.dropbox.internal.mail.Envelope;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.Stamp;
import org.relais.texts.LocalizedText;

/**
 * A mail item as clients see it.
 *
 * @param stampedOn as it was read, also when it does not count
 * @param stampFlag why the stamp does not count; then {@code collectedAt} does
 * @param caseReference of the case that it opened or was put on
 */
@Schema(name = "MailItem")
record MailItemJson(
        String number,
        MailItem.Kind kind,
        @Nullable String topic,
        String subject,
        @Nullable String caseReference,
        @Nullable String department,
        @Nullable String box,
        @Nullable String round,
        @Nullable Integer envelope,
        int item,
        @Nullable String stampedOn,
        Stamp.@Nullable Flag stampFlag,
        Instant collectedAt,
        Instant releasableAt,
        Instant sortedAt,
        Instant registeredAt,
        String sortedBy,
        @Nullable String sender,
        @Nullable String overrideReason,
        @Nullable MisdirectedJson misdirected) {

    /**
     * Mail for somebody else.
     *
     * @param notice what the citizen is to be told, ready to be sent or printed
     * @param told that they were; absent until then
     */
    @Schema(name = "MisdirectedMail")
    record MisdirectedJson(String to, String reason, LocalizedText notice, MailItem.@Nullable Told told) {}

    static MailItemJson of(MailItem item) {
        Envelope envelope = item.envelope();
        MailItem.Misdirection misdirected = item.misdirected();
        return new MailItemJson(
                item.registration().toString(),
                item.kind(),
                item.topic(),
                item.subject(),
                item.caseReference(),
                item.department(),
                envelope.box(),
                envelope.round() == null ? null : envelope.round().toString(),
                envelope.number(),
                item.item(),
                envelope.stamp().written(),
                envelope.stamp().flag(),
                envelope.collectedAt(),
                envelope.releasableAt(),
                envelope.sortedAt(),
                item.registeredAt(),
                envelope.sortedBy(),
                envelope.sender(),
                envelope.overrideReason(),
                misdirected == null
                        ? null
                        : new MisdirectedJson(
                                misdirected.to(), misdirected.reason(), Notices.of(item, misdirected), item.told()));
    }
}
