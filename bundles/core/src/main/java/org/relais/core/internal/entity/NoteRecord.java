package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.CaseId;
import org.relais.cases.Note;

/** One row of RELAIS_NOTE. */
@Entity
@Table(name = "RELAIS_NOTE")
@NullUnmarked
class NoteRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "CASE_ID")
    private String caseId;

    @Column(name = "WRITTEN_AT")
    private Instant at;

    @Column(name = "AUTHOR")
    private String author;

    @Column(name = "TEXT")
    private String text;

    @Column(name = "VISIBILITY")
    private String visibility;

    protected NoteRecord() {}

    NoteRecord(CaseId caseId, Note note) {
        this.id = note.id().toString();
        this.caseId = caseId.toString();
        this.at = note.at();
        this.author = note.author();
        this.text = note.text();
        this.visibility = note.visibility().name();
    }

    boolean isOf(CaseId id) {
        return caseId.equals(id.toString());
    }

    Note note() {
        return new Note(UUID.fromString(id), at, author, text, Note.Visibility.valueOf(visibility));
    }
}
