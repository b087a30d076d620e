package org.relais.core.internal.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.Note;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.DocumentView.Withdrawal;
import org.relais.intake.IntakeId;

/**
 * A document as it lies in the store.
 *
 * @param caseId the case it belongs to; null for none yet
 * @param intake the intake it came with; null for none
 * @param expiresAt when it is removed unless it belongs to one of them by then; null for one that stays
 */
public record StoredDocument(
        DocumentId id,
        String name,
        StoredContent content,
        Instant storedAt,
        String by,
        Note.Visibility visibility,
        @Nullable String note,
        @Nullable CaseId caseId,
        @Nullable IntakeId intake,
        @Nullable Instant expiresAt,
        @Nullable Withdrawal withdrawn) {

    /**
     * What was sent, whoever sent it how often.
     *
     * @param sha256 lower-case hexadecimal
     * @param size in bytes
     */
    public record StoredContent(String sha256, long size, String type) {}

    boolean isUnattached() {
        return caseId == null && intake == null;
    }

    StoredDocument ofCase(CaseId subject) {
        return with(subject, intake, withdrawn);
    }

    StoredDocument ofIntake(IntakeId taker) {
        return with(caseId, taker, withdrawn);
    }

    StoredDocument withdrawn(Withdrawal withdrawal) {
        return with(caseId, intake, withdrawal);
    }

    /** One that belongs to nothing yet. */
    StoredDocument keptUntil(Instant instant) {
        return new StoredDocument(
                id, name, content, storedAt, by, visibility, note, caseId, intake, instant, withdrawn);
    }

    /** One that belongs somewhere stays. */
    private StoredDocument with(@Nullable CaseId subject, @Nullable IntakeId taker, @Nullable Withdrawal withdrawal) {
        return new StoredDocument(id, name, content, storedAt, by, visibility, note, subject, taker, null, withdrawal);
    }

    DocumentView view(@Nullable CaseReference reference) {
        return new DocumentView(
                id,
                name,
                content.type(),
                content.size(),
                content.sha256(),
                storedAt,
                by,
                visibility,
                note,
                reference,
                intake,
                expiresAt,
                withdrawn);
    }
}
