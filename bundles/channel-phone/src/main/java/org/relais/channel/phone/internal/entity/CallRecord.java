package org.relais.channel.phone.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.eclipse.persistence.annotations.ChangeTracking;
import org.eclipse.persistence.annotations.ChangeTrackingType;
import org.jspecify.annotations.NullUnmarked;

/** One row of PHONE_CALL: a call as it follows from its events and its form, and what of the form it follows from. Its store alone reads and writes the fields, so changes are found by comparison. */
@Entity
@ChangeTracking(ChangeTrackingType.DEFERRED)
@Table(name = "PHONE_CALL")
@NullUnmarked
class CallRecord {

    @Id
    @Column(name = "CALL_ID")
    String callId;

    @Column(name = "DIRECTION")
    String direction;

    @Column(name = "NUMBER_SAID")
    String number;

    @Column(name = "NUMBER_KEY")
    String numberKey;

    @Column(name = "IS_WITHHELD")
    int withheld;

    @Column(name = "CALLED")
    String to;

    @Column(name = "USERS")
    String users;

    @Column(name = "QUEUE")
    String queue;

    @Column(name = "SITE")
    String site;

    @Column(name = "STATE")
    String state;

    @Column(name = "IS_ANSWERED")
    int answered;

    @Column(name = "STARTED_AT")
    Instant startedAt;

    @Column(name = "OFFICE_DAY")
    String officeDay;

    @Column(name = "ANSWERED_AT")
    Instant answeredAt;

    @Column(name = "ENDED_AT")
    Instant endedAt;

    @Column(name = "CAUSE")
    String cause;

    @Column(name = "WAIT_SECONDS")
    Long waited;

    @Column(name = "TALK_SECONDS")
    Long talked;

    @Column(name = "AGENT")
    String agent;

    @Column(name = "COUNT_AT")
    Instant countAt;

    @Column(name = "FORM_INTAKE")
    String formIntake;

    @Column(name = "FORM_ACCOUNT")
    String formAccount;

    @Column(name = "FORM_OUTCOME")
    String formOutcome;

    @Column(name = "FORM_STARTED_AT")
    Instant formStartedAt;

    @Column(name = "FORM_SITE")
    String formSite;

    @Column(name = "FORM_WAIT_SECONDS")
    Long formWaited;

    @Column(name = "FORM_TALK_SECONDS")
    Long formTalked;

    @Column(name = "FORM_NUMBER")
    String formNumber;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "CASE_REFERENCE")
    String reference;

    @Column(name = "IS_AUTOMATIC")
    int automatic;

    @Column(name = "CHANGES")
    long changes;

    @Version
    @Column(name = "REVISION")
    long revision;

    protected CallRecord() {}
}
