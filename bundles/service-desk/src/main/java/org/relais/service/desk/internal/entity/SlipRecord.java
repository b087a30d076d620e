package org.relais.service.desk.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.service.desk.internal.slips.StoredEvent;
import org.relais.service.desk.internal.slips.StoredSlip;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.services.SlipState;

/** One row of SERVICE_SLIP. Changed only while it is locked, so its revision is counted and never checked by JPA. */
@Entity
@Table(name = "SERVICE_SLIP")
@NullUnmarked
class SlipRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "SERVICE")
    private String service;

    @Column(name = "DESTINATION")
    private String destination;

    @Column(name = "REGISTRATION")
    private String number;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE")
    private SlipState state;

    @Column(name = "OPEN_KEY")
    private String openKey;

    @Column(name = "CREATED_AT")
    private Instant createdAt;

    @Column(name = "CREATED_BY")
    private String createdBy;

    @Column(name = "FROZEN_AT")
    private Instant frozenAt;

    @Column(name = "TRANSMITTED_AT")
    private Instant transmittedAt;

    @Column(name = "TRANSMITTED_BY")
    private String transmittedBy;

    @Column(name = "CLOSED_AT")
    private Instant closedAt;

    @Column(name = "HASH")
    private String hash;

    @Column(name = "EVENTS")
    private int events;

    @Column(name = "LAST_HASH")
    private String lastHash;

    @Column(name = "REVISION")
    private long revision;

    protected SlipRecord() {}

    SlipRecord(StoredSlip slip) {
        id = slip.id().toString();
        service = slip.service().value();
        destination = slip.destination();
        createdAt = slip.made().at();
        createdBy = slip.made().by();
        take(slip);
    }

    /** Takes over what changes in the life of a slip. */
    void take(StoredSlip slip) {
        number = slip.number() == null ? null : slip.number().value();
        state = slip.state();
        openKey = slip.openKey();
        frozenAt = slip.frozenAt();
        transmittedAt = slip.transmitted() == null ? null : slip.transmitted().at();
        transmittedBy = slip.transmitted() == null ? null : slip.transmitted().by();
        closedAt = slip.closedAt();
        hash = slip.hash();
        revision++;
    }

    /** Something has happened to it. */
    void chained(StoredEvent.Chain chain) {
        events = chain.length();
        lastHash = chain.last();
    }

    StoredEvent.Chain chain() {
        return new StoredEvent.Chain(events, lastHash == null ? "" : lastHash);
    }

    StoredSlip stored() {
        return new StoredSlip(
                UUID.fromString(id),
                new ServiceId(service),
                destination,
                number == null ? null : new RegistrationNumber(number),
                state,
                new StoredSlip.Deed(createdBy, createdAt),
                frozenAt,
                transmittedAt == null ? null : new StoredSlip.Deed(transmittedBy, transmittedAt),
                closedAt,
                hash,
                revision);
    }
}
