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
import org.relais.service.desk.internal.slips.StoredLine;
import org.relais.service.desk.internal.slips.StoredSlip;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;

/** One row of SERVICE_SLIP_LINE. Changed only while its slip is locked. */
@Entity
@Table(name = "SERVICE_SLIP_LINE")
@NullUnmarked
class LineRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "SLIP_ID")
    private String slip;

    @Column(name = "LINE")
    private int line;

    @Column(name = "FORM_ID")
    private String form;

    @Column(name = "FORM_NUMBER")
    private String formNumber;

    @Column(name = "INITIALS")
    private String initials;

    @Column(name = "HASH")
    private String hash;

    @Enumerated(EnumType.STRING)
    @Column(name = "OUTCOME")
    private LineOutcome outcome;

    @Column(name = "CODE")
    private String code;

    @Lob
    @Column(name = "REASON")
    private String reason;

    @Column(name = "DECIDED_AT")
    private Instant decidedAt;

    @Column(name = "DECIDED_BY")
    private String decidedBy;

    @Lob
    @Column(name = "FOLLOW_UP")
    private String followUp;

    protected LineRecord() {}

    LineRecord(StoredLine stored) {
        id = id(stored);
        slip = stored.slip().toString();
        line = stored.line();
        form = stored.form().value();
        formNumber = stored.formNumber();
        hash = stored.hash();
        take(stored);
    }

    static String id(StoredLine stored) {
        return "%s/%08d".formatted(stored.slip(), stored.line());
    }

    void take(StoredLine stored) {
        initials = stored.initials().isEmpty() ? null : stored.initials();
        outcome = stored.outcome();
        code = stored.code();
        reason = stored.reason();
        decidedAt = stored.decided() == null ? null : stored.decided().at();
        decidedBy = stored.decided() == null ? null : stored.decided().by();
        followUp = stored.followUp();
    }

    StoredLine stored() {
        return new StoredLine(
                UUID.fromString(slip),
                line,
                new RegistrationNumber(form),
                formNumber,
                initials == null ? "" : initials,
                hash,
                outcome,
                code,
                reason,
                decidedAt == null ? null : new StoredSlip.Deed(decidedBy, decidedAt),
                followUp);
    }
}
