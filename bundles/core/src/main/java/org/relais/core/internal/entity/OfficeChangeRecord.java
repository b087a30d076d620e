package org.relais.core.internal.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.core.internal.time.TimeOrderedIds;

/** One row of RELAIS_OFFICE_JOURNAL. Never changed. */
@Entity
@Table(name = "RELAIS_OFFICE_JOURNAL")
@NullUnmarked
class OfficeChangeRecord {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Id
    @Column(name = "ID")
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(name = "AREA")
    private OfficeArea area;

    @Column(name = "SEQUENCE_NUMBER")
    private int sequence;

    @Column(name = "RECORDED_AT")
    private Instant at;

    @Column(name = "ACTOR")
    private String actor;

    @Column(name = "SUBJECT")
    private String subject;

    @Column(name = "ACTION")
    private String action;

    @Lob
    @Column(name = "CHANGES")
    private String changes;

    @Column(name = "REASON")
    private String reason;

    @Column(name = "HASH")
    private String hash;

    protected OfficeChangeRecord() {}

    OfficeChangeRecord(OfficeChange entry) {
        id = TimeOrderedIds.next().toString();
        area = entry.area();
        sequence = entry.sequence();
        at = entry.at();
        actor = entry.actor();
        subject = entry.subject();
        action = entry.action();
        reason = entry.reason();
        hash = entry.hash();
        try {
            changes = JSON.writeValueAsString(entry.changes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always become JSON", e);
        }
    }

    String id() {
        return id;
    }

    OfficeChange entry() {
        try {
            LinkedHashMap<String, List<String>> fields = JSON.readValue(changes, new TypeReference<>() {});
            return new OfficeChange(area, sequence, at, actor, subject, action, fields, reason, hash);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entry " + sequence + " of the journal of " + area + " is damaged", e);
        }
    }
}
