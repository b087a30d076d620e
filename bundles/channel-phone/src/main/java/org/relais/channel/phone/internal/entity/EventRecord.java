package org.relais.channel.phone.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.persistence.annotations.ChangeTracking;
import org.eclipse.persistence.annotations.ChangeTrackingType;
import org.jspecify.annotations.NullUnmarked;

/** One row of PHONE_EVENT. Never changed. Its store alone reads and writes the fields, so changes are found by comparison. */
@Entity
@ChangeTracking(ChangeTrackingType.DEFERRED)
@Table(name = "PHONE_EVENT")
@NullUnmarked
class EventRecord {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CALL_ID")
    String callId;

    @Column(name = "KIND")
    String kind;

    @Column(name = "HAPPENED_AT")
    Instant at;

    @Column(name = "CALLER")
    String from;

    @Column(name = "CALLED")
    String to;

    @Column(name = "DIRECTION")
    String direction;

    @Column(name = "USERS")
    String users;

    @Column(name = "QUEUE")
    String queue;

    @Column(name = "ANSWERED_BY")
    String answeredBy;

    @Column(name = "CAUSE")
    String cause;

    @Column(name = "ACCOUNT")
    String account;

    protected EventRecord() {}
}
