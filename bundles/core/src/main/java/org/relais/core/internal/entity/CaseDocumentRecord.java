package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.relais.core.internal.procedures.FollowedProcedure.HandledDocument;
import org.relais.procedures.DocumentStatus;
import org.relais.texts.LocalizedText;

/** One row of RELAIS_CASE_DOCUMENT. */
@Entity
@Table(name = "RELAIS_CASE_DOCUMENT")
@IdClass(CaseDocumentRecord.Key.class)
@NullUnmarked
class CaseDocumentRecord {

    /** The primary key, as JPA wants it. */
    record Key(String caseId, String template, String document) implements Serializable {}

    @Id
    @Column(name = "CASE_ID")
    private String caseId;

    @Id
    @Column(name = "TEMPLATE_ID")
    private String template;

    @Id
    @Column(name = "DOCUMENT_ID")
    private String document;

    @Column(name = "NAME_FR")
    private String nameFr;

    @Column(name = "NAME_EN")
    private String nameEn;

    @Column(name = "STATUS")
    private String status;

    @Column(name = "ACTOR")
    private String actor;

    @Column(name = "CHANGED_AT")
    private Instant at;

    @Column(name = "REASON")
    private String reason;

    @Column(name = "WAITS_SINCE")
    private Instant waitsSince;

    protected CaseDocumentRecord() {}

    CaseDocumentRecord(Key key, HandledDocument handled) {
        caseId = key.caseId();
        template = key.template();
        document = key.document();
        take(handled);
    }

    void take(HandledDocument handled) {
        nameFr = handled.name().fr();
        nameEn = handled.name().en();
        status = handled.status().name();
        actor = handled.actor();
        at = handled.at();
        reason = handled.reason();
        waitsSince = handled.waitsSince();
    }

    String template() {
        return template;
    }

    String document() {
        return document;
    }

    HandledDocument handled() {
        return new HandledDocument(
                new LocalizedText(nameFr, nameEn), DocumentStatus.valueOf(status), actor, at, reason, waitsSince);
    }
}
