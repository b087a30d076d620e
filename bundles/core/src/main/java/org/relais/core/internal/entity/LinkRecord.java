package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.CaseId;
import org.relais.cases.LinkKind;

/** One row of RELAIS_LINK. */
@Entity
@Table(name = "RELAIS_LINK")
@IdClass(LinkRecord.Key.class)
@NullUnmarked
class LinkRecord {

    /** The primary key, as JPA wants it. */
    record Key(String from, LinkKind kind, String to) implements Serializable {}

    @Id
    @Column(name = "FROM_ID")
    private String from;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "KIND")
    private LinkKind kind;

    @Id
    @Column(name = "TO_ID")
    private String to;

    protected LinkRecord() {}

    LinkRecord(CaseId from, LinkKind kind, CaseId to) {
        this.from = from.toString();
        this.kind = kind;
        this.to = to.toString();
    }
}
