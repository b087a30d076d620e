package org.relais.channel.web.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.relais.spi.encryption.SealedTexts;

/** One row of WEB_DRAFT. */
@Entity
@Table(name = "WEB_DRAFT")
@NullUnmarked
class DraftRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "SECRET_HASH")
    private String secretHash;

    @Lob
    @Column(name = "FORM")
    private String form;

    @Column(name = "MADE_AT")
    private Instant madeAt;

    @Column(name = "EXPIRES_AT")
    private Instant expiresAt;

    @Column(name = "SENT_AT")
    private Instant sentAt;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected DraftRecord() {}

    DraftRecord(StoredDraft draft, SealedTexts seal) {
        id = draft.id();
        secretHash = draft.secretHash();
        madeAt = draft.madeAt();
        take(draft, seal);
    }

    void take(StoredDraft draft, SealedTexts seal) {
        form = seal.seal(id, draft.form());
        expiresAt = draft.expiresAt();
        sentAt = draft.sentAt();
    }

    StoredDraft stored(SealedTexts seal) {
        return new StoredDraft(id, secretHash, seal.open(id, form), madeAt, expiresAt, sentAt);
    }
}
