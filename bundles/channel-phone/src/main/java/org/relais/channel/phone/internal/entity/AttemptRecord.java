package org.relais.channel.phone.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.persistence.annotations.ChangeTracking;
import org.eclipse.persistence.annotations.ChangeTrackingType;
import org.jspecify.annotations.NullUnmarked;

/** One row of PHONE_ATTEMPT. Never changed. Its store alone reads and writes the fields, so changes are found by comparison. */
@Entity
@ChangeTracking(ChangeTrackingType.DEFERRED)
@Table(name = "PHONE_ATTEMPT")
@NullUnmarked
class AttemptRecord {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CALLBACK_ID")
    String callbackId;

    @Column(name = "ATTEMPT_NUMBER")
    int number;

    @Column(name = "TRIED_AT")
    Instant at;

    @Column(name = "ACCOUNT")
    String account;

    @Column(name = "RESULT")
    String result;

    @Column(name = "NOTE")
    String note;

    protected AttemptRecord() {}
}
