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
import org.relais.cases.CaseId;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.RegistrationNumber;

/** One row of DROPBOX_ITEM. */
@Entity
@Table(name = "DROPBOX_ITEM")
@NullUnmarked
class MailItemRecord {

    @Id
    @Column(name = "REGISTRATION")
    private String registration;

    @Column(name = "SERIES")
    private String series;

    @Column(name = "SERIES_YEAR")
    private int year;

    @Column(name = "SERIES_NUMBER")
    private long number;

    @Column(name = "ENVELOPE_ID")
    private String envelopeId;

    @Column(name = "ITEM_NUMBER")
    private int item;

    @Column(name = "REGISTERED_AT")
    private Instant registeredAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "KIND")
    private MailItem.Kind kind;

    @Column(name = "TOPIC")
    private String topic;

    @Column(name = "SUBJECT")
    private String subject;

    @Column(name = "CASE_ID")
    private String caseId;

    @Column(name = "CASE_REFERENCE")
    private String caseReference;

    @Column(name = "DEPARTMENT")
    private String department;

    @Column(name = "MISDIRECTED_TO")
    private String misdirectedTo;

    @Column(name = "MISDIRECTED_REASON")
    private String misdirectedReason;

    @Column(name = "TOLD_AT")
    private Instant toldAt;

    @Column(name = "TOLD_BY")
    private String toldBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "TOLD_HOW")
    private MailItem.Told.How toldHow;

    protected MailItemRecord() {}

    MailItemRecord(MailItem entry) {
        RegistrationNumber given = entry.registration();
        this.registration = given.toString();
        this.series = RegistrationNumber.series(given.office());
        this.year = given.year();
        this.number = given.number();
        this.envelopeId = entry.envelope().id().toString();
        this.item = entry.item();
        this.registeredAt = entry.registeredAt();
        this.kind = entry.kind();
        this.topic = entry.topic();
        this.subject = entry.subject();
        this.caseId = entry.caseId() == null ? null : entry.caseId().toString();
        this.caseReference = entry.caseReference();
        this.department = entry.department();
        MailItem.Misdirection misdirected = entry.misdirected();
        this.misdirectedTo = misdirected == null ? null : misdirected.to();
        this.misdirectedReason = misdirected == null ? null : misdirected.reason();
    }

    void told(MailItem.Told told) {
        toldAt = told.at();
        toldBy = told.by();
        toldHow = told.how();
    }

    MailItem item(EnvelopeRecord envelope) {
        return new MailItem(
                RegistrationNumber.parse(registration).orElseThrow(),
                envelope.envelope(),
                item,
                registeredAt,
                kind,
                topic,
                subject,
                caseId == null ? null : new CaseId(UUID.fromString(caseId)),
                caseReference,
                department,
                misdirectedTo == null ? null : new MailItem.Misdirection(misdirectedTo, misdirectedReason),
                toldAt == null ? null : new MailItem.Told(toldAt, toldBy, toldHow));
    }
}
