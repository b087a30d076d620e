package org.relais.channel.dropbox.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.channel.dropbox.internal.mail.Envelope;
import org.relais.channel.dropbox.internal.mail.Stamp;

/** One row of DROPBOX_ENVELOPE. */
@Entity
@Table(name = "DROPBOX_ENVELOPE")
@NullUnmarked
class EnvelopeRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "ROUND_ID")
    private String roundId;

    @Column(name = "ENVELOPE_NUMBER")
    private Integer number;

    @Column(name = "BOX")
    private String box;

    @Column(name = "STAMP")
    private String stamp;

    @Enumerated(EnumType.STRING)
    @Column(name = "STAMP_FLAG")
    private Stamp.Flag stampFlag;

    @Column(name = "COLLECTED_AT")
    private Instant collectedAt;

    @Column(name = "RELEASABLE_AT")
    private Instant releasableAt;

    @Column(name = "SORTED_AT")
    private Instant sortedAt;

    @Column(name = "SORTED_BY")
    private String sortedBy;

    @Column(name = "SENDER")
    private String sender;

    @Column(name = "ADDRESS")
    private String address;

    @Column(name = "EMAIL")
    private String email;

    @Column(name = "OVERRIDE_REASON")
    private String overrideReason;

    protected EnvelopeRecord() {}

    EnvelopeRecord(Envelope envelope) {
        this.id = envelope.id().toString();
        this.roundId = envelope.round() == null ? null : envelope.round().toString();
        this.number = envelope.number();
        this.box = envelope.box();
        this.stamp = envelope.stamp().written();
        this.stampFlag = envelope.stamp().flag();
        this.collectedAt = envelope.collectedAt();
        this.releasableAt = envelope.releasableAt();
        this.sortedAt = envelope.sortedAt();
        this.sortedBy = envelope.sortedBy();
        this.sender = envelope.sender();
        this.address = envelope.address();
        this.email = envelope.email();
        this.overrideReason = envelope.overrideReason();
    }

    Envelope envelope() {
        return new Envelope(
                UUID.fromString(id),
                roundId == null ? null : UUID.fromString(roundId),
                number,
                box,
                new Stamp(stamp, stampFlag),
                collectedAt,
                releasableAt,
                sortedAt,
                sortedBy,
                sender,
                address,
                email,
                overrideReason);
    }
}
