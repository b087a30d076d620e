package org.relais.service.desk.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.service.desk.internal.slips.StoredEvent;
import org.relais.service.desk.internal.slips.StoredSlip;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.SlipAction;

/** One row of SERVICE_SLIP_EVENT. Nothing but its note is ever changed. */
@Entity
@Table(name = "SERVICE_SLIP_EVENT")
@NullUnmarked
class SlipEventRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "SLIP_ID")
    private String slip;

    @Column(name = "SEQUENCE_NUMBER")
    private int sequence;

    @Column(name = "RECORDED_AT")
    private Instant at;

    @Column(name = "ACTOR")
    private String actor;

    @Enumerated(EnumType.STRING)
    @Column(name = "ACTION")
    private SlipAction action;

    @Column(name = "FORM_ID")
    private String form;

    @Column(name = "FORMS")
    private Integer forms;

    @Enumerated(EnumType.STRING)
    @Column(name = "OUTCOME")
    private LineOutcome outcome;

    @Column(name = "CODE")
    private String code;

    @Lob
    @Column(name = "NOTE")
    private String note;

    @Column(name = "NOTE_HASH")
    private String noteHash;

    @Column(name = "HASH")
    private String hash;

    protected SlipEventRecord() {}

    SlipEventRecord(StoredEvent event) {
        id = event.id();
        slip = event.slip().toString();
        sequence = event.sequence();
        at = event.deed().at();
        actor = event.deed().by();
        action = event.what().action();
        form = event.what().form() == null ? null : event.what().form().value();
        forms = event.what().forms();
        outcome = event.what().outcome();
        code = event.what().code();
        noteHash = event.noteHash();
        hash = event.hash();
        take(event);
    }

    void take(StoredEvent event) {
        note = event.note();
    }

    StoredEvent stored() {
        return new StoredEvent(
                UUID.fromString(slip),
                sequence,
                new StoredSlip.Deed(actor, at),
                new StoredEvent.Happening(
                        action, form == null ? null : new RegistrationNumber(form), forms, outcome, code),
                note,
                noteHash,
                hash);
    }
}
