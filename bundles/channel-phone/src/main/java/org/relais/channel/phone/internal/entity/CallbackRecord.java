package org.relais.channel.phone.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.eclipse.persistence.annotations.ChangeTracking;
import org.eclipse.persistence.annotations.ChangeTrackingType;
import org.jspecify.annotations.NullUnmarked;

/** One row of PHONE_CALLBACK. Its store alone reads and writes the fields, so changes are found by comparison. */
@Entity
@ChangeTracking(ChangeTrackingType.DEFERRED)
@Table(name = "PHONE_CALLBACK")
@NullUnmarked
class CallbackRecord {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REQUEST_KEY")
    String requestKey;

    @Column(name = "NUMBER_SAID")
    String number;

    @Column(name = "CITIZEN")
    String name;

    @Column(name = "NOTE")
    String note;

    @Column(name = "CALL_ID")
    String callId;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "CASE_REFERENCE")
    String reference;

    @Column(name = "SITE")
    String site;

    @Column(name = "REQUESTED_BY")
    String requestedBy;

    @Column(name = "STATE")
    String state;

    @Column(name = "ASSIGNEE")
    String assignee;

    @Column(name = "REQUESTED_AT")
    Instant requestedAt;

    @Column(name = "DUE_AT")
    Instant dueAt;

    @Column(name = "OFFICE_DAY")
    String officeDay;

    @Column(name = "SETTLED_AT")
    Instant settledAt;

    @Column(name = "CLOSED_AT")
    Instant closedAt;

    @Column(name = "REASON")
    String reason;

    @Column(name = "ATTEMPTS")
    int attempts;

    @Column(name = "CHANGES")
    long changes;

    @Version
    @Column(name = "REVISION")
    long revision;

    protected CallbackRecord() {}
}
