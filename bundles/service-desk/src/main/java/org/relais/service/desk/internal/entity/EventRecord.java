package org.relais.service.desk.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.relais.services.FormAction;
import org.relais.services.FormEvent;
import org.relais.services.FormState;

/** One row of SERVICE_FORM_EVENT. Never changed. */
@Entity
@Table(name = "SERVICE_FORM_EVENT")
@NullUnmarked
class EventRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "FORM_ID")
    private String form;

    @Column(name = "SEQUENCE_NUMBER")
    private int sequence;

    @Column(name = "RECORDED_AT")
    private Instant at;

    @Column(name = "ACTOR")
    private String actor;

    @Enumerated(EnumType.STRING)
    @Column(name = "ACTION")
    private FormAction action;

    @Enumerated(EnumType.STRING)
    @Column(name = "FROM_STATE")
    private FormState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "TO_STATE")
    private FormState to;

    @Column(name = "DETAIL")
    private String detail;

    @Column(name = "HASH")
    private String hash;

    protected EventRecord() {}

    EventRecord(String form, FormEvent event) {
        this.id = form + "/" + event.sequence();
        this.form = form;
        this.sequence = event.sequence();
        this.at = event.at();
        this.actor = event.actor();
        this.action = event.action();
        this.from = event.from();
        this.to = event.to();
        this.detail = event.detail();
        this.hash = event.hash();
    }

    FormEvent event() {
        return new FormEvent(sequence, at, actor, action, from, to, detail, hash);
    }
}
