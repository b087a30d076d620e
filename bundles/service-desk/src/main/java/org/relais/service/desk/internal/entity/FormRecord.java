package org.relais.service.desk.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.intake.IntakeId;
import org.relais.service.desk.internal.forms.StoredForm;
import org.relais.services.FormState;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;

/** One row of SERVICE_FORM. */
@Entity
@Table(name = "SERVICE_FORM")
@NullUnmarked
class FormRecord {

    /** Stands for the empty pointer, which Derby and others keep apart from null in their own ways. */
    private static final String ROOT = "/";

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "SERVICE")
    private String service;

    @Column(name = "OFFICE")
    private String office;

    @Column(name = "SERIES_YEAR")
    private int year;

    @Column(name = "SERIES_NUMBER")
    private long number;

    @Column(name = "FORM_NUMBER")
    private String formNumber;

    @Column(name = "ACTIVE_KEY")
    private String activeKey;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE")
    private FormState state;

    @Column(name = "STATE_AT")
    private Instant stateAt;

    @Column(name = "DESTINATION")
    private String destination;

    @Column(name = "RECEIVED_AT")
    private Instant receivedAt;

    @Column(name = "REGISTERED_AT")
    private Instant registeredAt;

    @Column(name = "OFFICE_DAY")
    private String day;

    @Column(name = "REGISTERED_BY")
    private String registeredBy;

    @Column(name = "INTAKE_ID")
    private String intakeId;

    @Column(name = "POINTER")
    private String pointer;

    @Column(name = "CASE_ID")
    private String caseId;

    @Column(name = "CASE_REFERENCE")
    private String caseReference;

    @Lob
    @Column(name = "CONTENT")
    private String content;

    @Column(name = "SLIP_ID")
    private String slipId;

    @Column(name = "ENDED_AT")
    private Instant endedAt;

    @Column(name = "EVENTS")
    private int events;

    @Column(name = "LAST_HASH")
    private String lastHash;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected FormRecord() {}

    FormRecord(StoredForm form) {
        id = form.number().value();
        service = form.service().value();
        office = form.series().office();
        year = form.series().year();
        number = form.series().number();
        formNumber = form.formNumber();
        receivedAt = form.receivedAt();
        registeredAt = form.registeredAt();
        day = form.day().toString();
        registeredBy = form.registeredBy();
        StoredForm.Origin origin = form.origin();
        intakeId = origin.intake().toString();
        pointer = origin.pointer().isEmpty() ? ROOT : origin.pointer();
        caseId = origin.caseId().toString();
        caseReference = origin.caseReference().value();
        take(form);
    }

    /** Takes over what changes in the life of a form. */
    void take(StoredForm form) {
        activeKey = form.activeKey();
        state = form.state();
        stateAt = form.stateAt();
        destination = form.destination();
        content = form.content();
        slipId = form.slip() == null ? null : form.slip().toString();
        endedAt = form.endedAt();
        events = form.events();
        lastHash = form.lastHash();
    }

    long revision() {
        return revision;
    }

    StoredForm stored() {
        return new StoredForm(
                new RegistrationNumber(id),
                new ServiceId(service),
                new StoredForm.Series(office, year, number),
                formNumber,
                state,
                stateAt,
                destination,
                receivedAt,
                registeredAt,
                LocalDate.parse(day),
                registeredBy,
                new StoredForm.Origin(
                        new IntakeId(UUID.fromString(intakeId)),
                        pointer.equals(ROOT) ? "" : pointer,
                        new CaseId(UUID.fromString(caseId)),
                        new CaseReference(caseReference)),
                content,
                slipId == null ? null : UUID.fromString(slipId),
                endedAt,
                events,
                lastHash == null ? "" : lastHash,
                revision);
    }
}
