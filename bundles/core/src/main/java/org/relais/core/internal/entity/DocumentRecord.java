package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.CaseId;
import org.relais.cases.Note;
import org.relais.core.internal.documents.StoredDocument;
import org.relais.core.internal.documents.StoredDocument.StoredContent;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView.Withdrawal;
import org.relais.intake.IntakeId;

/** One row of RELAIS_DOCUMENT. */
@Entity
@Table(name = "RELAIS_DOCUMENT")
@NullUnmarked
class DocumentRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "SHA256")
    private String sha256;

    @Column(name = "BYTE_COUNT")
    private long size;

    @Column(name = "MEDIA_TYPE")
    private String type;

    @Column(name = "NAME")
    private String name;

    @Column(name = "NOTE")
    private String note;

    @Column(name = "STORED_AT")
    private Instant storedAt;

    @Column(name = "STORED_BY")
    private String by;

    @Column(name = "VISIBILITY")
    private String visibility;

    @Column(name = "CASE_ID")
    private String caseId;

    @Column(name = "INTAKE_ID")
    private String intakeId;

    @Column(name = "EXPIRES_AT")
    private Instant expiresAt;

    @Column(name = "WITHDRAWN_AT")
    private Instant withdrawnAt;

    @Column(name = "WITHDRAWN_BY")
    private String withdrawnBy;

    @Column(name = "WITHDRAWAL_REASON")
    private String withdrawalReason;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected DocumentRecord() {}

    DocumentRecord(StoredDocument document) {
        this.id = document.id().toString();
        this.sha256 = document.content().sha256();
        this.size = document.content().size();
        this.type = document.content().type();
        this.name = document.name();
        this.note = document.note();
        this.storedAt = document.storedAt();
        this.by = document.by();
        this.visibility = document.visibility().name();
        take(document);
    }

    /** What can change. */
    void take(StoredDocument document) {
        caseId = document.caseId() == null ? null : document.caseId().toString();
        intakeId = document.intake() == null ? null : document.intake().toString();
        expiresAt = document.expiresAt();
        Withdrawal withdrawal = document.withdrawn();
        withdrawnAt = withdrawal == null ? null : withdrawal.at();
        withdrawnBy = withdrawal == null ? null : withdrawal.by();
        withdrawalReason = withdrawal == null ? null : withdrawal.reason();
    }

    StoredDocument stored() {
        return new StoredDocument(
                new DocumentId(UUID.fromString(id)),
                name,
                new StoredContent(sha256, size, type),
                storedAt,
                by,
                Note.Visibility.valueOf(visibility),
                note,
                caseId == null ? null : new CaseId(UUID.fromString(caseId)),
                intakeId == null ? null : new IntakeId(UUID.fromString(intakeId)),
                expiresAt,
                withdrawnAt == null ? null : new Withdrawal(withdrawnAt, withdrawnBy, withdrawalReason));
    }
}
