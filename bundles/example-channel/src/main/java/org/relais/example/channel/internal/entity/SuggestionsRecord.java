package org.relais.example.channel.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.relais.spi.channel.StampedIntake;

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

    SuggestionsRecord(StampedIntake intake, String kind, String text) {
        this.intakeId = intake.id().toString();
        this.stampedAt = intake.stampedAt();
        this.kind = kind;
        this.text = text;
    }

    Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("intake", intakeId);
        members.put("stampedAt", stampedAt.toString());
        members.put("kind", kind);
        members.put("text", text);
        return members;
    }
}
