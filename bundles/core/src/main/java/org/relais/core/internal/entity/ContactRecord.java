package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.relais.core.internal.intake.StoredContact;

/** One row of RELAIS_CONTACT. Written once, counted often, never changed; taken back when a better one comes. */
@Entity
@Table(name = "RELAIS_CONTACT")
@NullUnmarked
class ContactRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "INTAKE_ID")
    private String intakeId;

    @Column(name = "CHANNEL")
    private String channel;

    @Column(name = "OUTCOME")
    private String outcome;

    @Column(name = "OCCURRED_AT")
    private Instant occurredAt;

    @Column(name = "OFFICE_DAY")
    private String officeDay;

    @Column(name = "SITE")
    private String site;

    @Column(name = "TOPIC")
    private String topic;

    @Column(name = "DEPARTMENT")
    private String department;

    @Column(name = "WAIT_SECONDS")
    private Long waitSeconds;

    @Column(name = "TALK_SECONDS")
    private Long talkSeconds;

    @Column(name = "CASES")
    private int cases;

    @Column(name = "SERVICE")
    private String service;

    protected ContactRecord() {}

    ContactRecord(StoredContact contact) {
        id = contact.id().toString();
        intakeId = contact.intake().toString();
        channel = contact.channel().value();
        outcome = contact.outcome().name();
        occurredAt = contact.occurredAt();
        officeDay = contact.officeDay().toString();
        site = contact.site();
        topic = contact.topic();
        department = contact.department();
        waitSeconds = seconds(contact.waited());
        talkSeconds = seconds(contact.talked());
        cases = contact.cases();
        service = contact.service() == null ? null : contact.service().value();
    }

    private static Long seconds(Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
