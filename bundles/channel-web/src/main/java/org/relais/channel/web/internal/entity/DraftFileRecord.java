package org.relais.channel.web.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** One row of WEB_DRAFT_FILE: a document that was uploaded for a draft. */
@Entity
@Table(name = "WEB_DRAFT_FILE")
@NullUnmarked
class DraftFileRecord {

    @Id
    @Column(name = "DOCUMENT_ID")
    private String document;

    @Column(name = "DRAFT_ID")
    private String draft;

    @Column(name = "NAME")
    private String name;

    @Column(name = "CONTENT_SIZE")
    private long size;

    @Column(name = "ADDED_AT")
    private Instant addedAt;

    protected DraftFileRecord() {}

    DraftFileRecord(String draft, DraftFile file) {
        this.draft = draft;
        document = file.document();
        name = file.name();
        size = file.size();
        addedAt = file.addedAt();
    }

    DraftFile file() {
        return new DraftFile(document, name, size, addedAt);
    }
}
