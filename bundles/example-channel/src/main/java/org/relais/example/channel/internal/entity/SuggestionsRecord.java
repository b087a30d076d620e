package org.relais.example.channel.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** One row of SUGGESTIONS_ENTRY. */
@Entity
@Table(name = "SUGGESTIONS_ENTRY")
@NullUnmarked
class SuggestionsRecord {

    @Id
    @Column(name = "INTAKE_ID")
    private String intakeId;

    @Column(name = "STAMPED_AT")
    private Instant stampedAt;

    @Column(name = "KIND")
    private String kind;

    @Column(name = "TEXT")
    private String text;

    protected SuggestionsRecord() {}

    SuggestionsRecord(String intakeId, Instant stampedAt, String kind, String text) {
        this.intakeId = intakeId;
        this.stampedAt = stampedAt;
        this.kind = kind;
        this.text = text;
    }

    Map<String, String> members() {
        return Map.of("intake", intakeId, "stampedAt", stampedAt.toString(), "kind", kind, "text", text);
    }
}
