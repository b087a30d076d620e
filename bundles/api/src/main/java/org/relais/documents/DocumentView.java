package org.relais.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseReference;
import org.relais.cases.Note;
import org.relais.intake.IntakeId;

/**
 * What is known about a document.
 *
 * @param name as its sender called it; two documents may have the same
 * @param type media type, found in the content
 * @param size in bytes
 * @param sha256 of the content, lower-case hexadecimal
 * @param by the account that handed it in
 * @param note what the document is; null for none
 * @param caseReference the case it belongs to; null for one that belongs to none yet
 * @param intake the intake it came with; null for one that was added to its case
 * @param expiresAt when a document that belongs to neither is removed; null for one that stays
 * @param withdrawn null for a document that is valid
 */
public record DocumentView(
        DocumentId id,
        String name,
        String type,
        long size,
        String sha256,
        Instant storedAt,
        String by,
        Note.Visibility visibility,
        @Nullable String note,
        @Nullable CaseReference caseReference,
        @Nullable IntakeId intake,
        @Nullable Instant expiresAt,
        @Nullable Withdrawal withdrawn) {

    /** Who took a document out of its case, and why; what was known of it stays, and so does its content. */
    public record Withdrawal(Instant at, String by, String reason) {}
}
