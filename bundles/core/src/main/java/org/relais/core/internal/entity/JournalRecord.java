package org.relais.core.internal.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.CaseId;
import org.relais.cases.JournalEntry;

/** One row of RELAIS_JOURNAL. Never changed. */
@Entity
@Table(name = "RELAIS_JOURNAL")
@IdClass(JournalRecord.Key.class)
@NullUnmarked
class JournalRecord {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** The primary key, as JPA wants it. */
    record Key(String caseId, int sequence) implements Serializable {}

    @Id
    @Column(name = "CASE_ID")
    private String caseId;

    @Id
    @Column(name = "SEQUENCE_NUMBER")
    private int sequence;

    @Column(name = "RECORDED_AT")
    private Instant at;

    @Column(name = "ACTOR")
    private String actor;

    @Column(name = "ACTION")
    private String action;

    @Column(name = "CHANGES")
    private String changes;

    @Column(name = "REASON")
    private String reason;

    @Column(name = "HASH")
    private String hash;

    protected JournalRecord() {}

    JournalRecord(CaseId id, JournalEntry entry) {
        caseId = id.toString();
        sequence = entry.sequence();
        at = entry.at();
        actor = entry.actor();
        action = entry.action();
        reason = entry.reason();
        hash = entry.hash();
        try {
            changes = JSON.writeValueAsString(entry.changes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always become JSON", e);
        }
    }

    JournalEntry entry() {
        try {
            LinkedHashMap<String, List<String>> fields = JSON.readValue(changes, new TypeReference<>() {});
            return new JournalEntry(sequence, at, actor, action, fields, reason, hash);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal entry " + sequence + " of case " + caseId + " is damaged", e);
        }
    }
}
