package org.relais.channel.dropbox.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.channel.dropbox.internal.mail.Round;

/** One row of DROPBOX_ROUND. */
@Entity
@Table(name = "DROPBOX_ROUND")
@NullUnmarked
class RoundRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "SENDER_KEY")
    private String senderKey;

    @Column(name = "CONTENT")
    private String content;

    @Column(name = "BOX")
    private String box;

    @Column(name = "OFFICE_DAY")
    private String officeDay;

    @Column(name = "COLLECTED_AT")
    private Instant collectedAt;

    @Column(name = "COLLECTED_BY")
    private String collectedBy;

    @Column(name = "RECORDED_AT")
    private Instant recordedAt;

    @Column(name = "RECORDED_BY")
    private String recordedBy;

    @Column(name = "ENVELOPES")
    private int envelopes;

    @Column(name = "INK")
    private int ink;

    @Column(name = "GEL")
    private int gel;

    @Column(name = "NOTE")
    private String note;

    @Column(name = "OUTSIDE_HOURS")
    private int outsideHours;

    @Column(name = "RELEASABLE_AT")
    private Instant releasableAt;

    protected RoundRecord() {}

    RoundRecord(Round round, String senderKey, String content) {
        this.id = round.id().toString();
        this.senderKey = senderKey;
        this.content = content;
        this.box = round.box();
        this.officeDay = round.officeDay().toString();
        this.collectedAt = round.collectedAt();
        this.collectedBy = round.collectedBy();
        this.recordedAt = round.recordedAt();
        this.recordedBy = round.recordedBy();
        this.envelopes = round.envelopes();
        this.ink = round.ink() ? 1 : 0;
        this.gel = round.gel() ? 1 : 0;
        this.note = round.note();
        this.outsideHours = round.outsideHours() ? 1 : 0;
        this.releasableAt = round.releasableAt();
    }

    void correct(Round round) {
        envelopes = round.envelopes();
    }

    String content() {
        return content;
    }

    Round round() {
        return new Round(
                UUID.fromString(id),
                box,
                LocalDate.parse(officeDay),
                collectedAt,
                collectedBy,
                recordedAt,
                recordedBy,
                envelopes,
                ink == 1,
                gel == 1,
                note,
                outsideHours == 1,
                releasableAt);
    }
}
