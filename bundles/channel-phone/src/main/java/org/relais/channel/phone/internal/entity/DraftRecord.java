package org.relais.channel.phone.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.eclipse.persistence.annotations.ChangeTracking;
import org.eclipse.persistence.annotations.ChangeTrackingType;
import org.jspecify.annotations.NullUnmarked;

/** One row of PHONE_DRAFT. Its store alone reads and writes the fields, so changes are found by comparison. */
@Entity
@ChangeTracking(ChangeTrackingType.DEFERRED)
@Table(name = "PHONE_DRAFT")
@NullUnmarked
class DraftRecord {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CALL_ID")
    String callId;

    @Column(name = "ACCOUNT")
    String account;

    @Lob
    @Column(name = "FORM")
    String form;

    @Column(name = "UPDATED_AT")
    Instant updatedAt;

    @Column(name = "CHANGES")
    long changes;

    @Version
    @Column(name = "REVISION")
    long revision;

    protected DraftRecord() {}
}
