package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.access.AccessEntry;
import org.relais.services.ServiceId;

/** One row of RELAIS_ACCESS. Written once, never changed. */
@Entity
@Table(name = "RELAIS_ACCESS")
@NullUnmarked
class AccessRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "RECORDED_AT")
    private Instant at;

    @Column(name = "ACCOUNT")
    private String account;

    @Column(name = "SERVICE")
    private String service;

    @Column(name = "ACTION")
    private String action;

    @Column(name = "SUBJECT")
    private String subject;

    protected AccessRecord() {}

    AccessRecord(AccessEntry entry) {
        id = entry.id().toString();
        at = entry.at();
        account = entry.account();
        service = entry.service().value();
        action = entry.action();
        subject = entry.subject();
    }

    AccessEntry entry() {
        return new AccessEntry(UUID.fromString(id), at, account, new ServiceId(service), action, subject);
    }
}
