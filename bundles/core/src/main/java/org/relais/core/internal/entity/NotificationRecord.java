package org.relais.core.internal.entity;

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
import org.relais.core.internal.notifications.Audience;
import org.relais.intake.IntakeId;
import org.relais.notifications.Notification;
import org.relais.texts.LocalizedText;

/** One row of RELAIS_NOTIFICATION. */
@Entity
@Table(name = "RELAIS_NOTIFICATION")
@NullUnmarked
class NotificationRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "AUDIENCE")
    private String audience;

    @Column(name = "CASE_ID")
    private String caseId;

    @Column(name = "INTAKE_ID")
    private String intakeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "KIND")
    private Notification.Kind kind;

    @Column(name = "TEXT_FR")
    private String textFr;

    @Column(name = "TEXT_EN")
    private String textEn;

    @Column(name = "MADE_AT")
    private Instant at;

    protected NotificationRecord() {}

    NotificationRecord(UUID id, Audience audience, Notification.Kind kind, LocalizedText text, Instant at) {
        this.id = id.toString();
        this.audience = audience.value();
        this.kind = kind;
        this.textFr = text.fr();
        this.textEn = text.en();
        this.at = at;
    }

    NotificationRecord about(CaseId subject) {
        caseId = subject.toString();
        return this;
    }

    NotificationRecord about(IntakeId subject) {
        intakeId = subject.toString();
        return this;
    }
}
