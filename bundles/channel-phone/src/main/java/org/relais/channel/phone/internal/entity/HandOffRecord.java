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

/** One row of PHONE_HAND_OFF. Its store alone reads and writes the fields, so changes are found by comparison. */
@Entity
@ChangeTracking(ChangeTrackingType.DEFERRED)
@Table(name = "PHONE_HAND_OFF")
@NullUnmarked
class HandOffRecord {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CALL_ID")
    String callId;

    @Column(name = "PENDING_CALL")
    String pendingCall;

    @Column(name = "GIVEN_BY")
    String from;

    @Column(name = "GIVEN_TO")
    String to;

    @Column(name = "KIND")
    String kind;

    @Column(name = "NOTE")
    String note;

    @Column(name = "CONTACT_NAME")
    String contactName;

    @Column(name = "CONTACT_NUMBER")
    String contactNumber;

    @Column(name = "STATE")
    String state;

    @Column(name = "OFFERED_AT")
    Instant offeredAt;

    @Column(name = "OFFICE_DAY")
    String officeDay;

    @Column(name = "DUE_AT")
    Instant dueAt;

    @Column(name = "ANSWERED_AT")
    Instant answeredAt;

    @Column(name = "REASON")
    String reason;

    @Column(name = "CALLBACK_ID")
    String callbackId;

    @Version
    @Column(name = "REVISION")
    long revision;

    protected HandOffRecord() {}
}
