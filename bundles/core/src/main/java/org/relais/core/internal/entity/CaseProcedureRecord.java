package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.CaseId;
import org.relais.core.internal.procedures.FollowedProcedure;
import org.relais.core.internal.procedures.FollowedProcedure.HandledDocument;
import org.relais.core.internal.procedures.FollowedProcedure.SettledStep;

/** One row of RELAIS_CASE_PROCEDURE. */
@Entity
@Table(name = "RELAIS_CASE_PROCEDURE")
@IdClass(CaseProcedureRecord.Key.class)
@NullUnmarked
class CaseProcedureRecord {

    /** The primary key, as JPA wants it. */
    record Key(String caseId, String template) implements Serializable {}

    @Id
    @Column(name = "CASE_ID")
    private String caseId;

    @Id
    @Column(name = "TEMPLATE_ID")
    private String template;

    @Column(name = "TEMPLATE_VERSION")
    private int version;

    @Column(name = "STARTED_AT")
    private Instant startedAt;

    @Column(name = "STARTED_BY")
    private String startedBy;

    protected CaseProcedureRecord() {}

    CaseProcedureRecord(FollowedProcedure followed) {
        caseId = followed.caseId().toString();
        template = followed.template();
        version = followed.version();
        startedAt = followed.startedAt();
        startedBy = followed.startedBy();
    }

    String template() {
        return template;
    }

    void follow(int newVersion) {
        version = newVersion;
    }

    FollowedProcedure followed(Map<String, SettledStep> steps, Map<String, HandledDocument> documents) {
        return new FollowedProcedure(
                new CaseId(UUID.fromString(caseId)), template, version, startedAt, startedBy, steps, documents);
    }
}
