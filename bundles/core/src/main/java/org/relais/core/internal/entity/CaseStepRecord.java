package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.relais.core.internal.procedures.FollowedProcedure.SettledStep;
import org.relais.procedures.StepStatus;

/** One row of RELAIS_CASE_STEP. */
@Entity
@Table(name = "RELAIS_CASE_STEP")
@IdClass(CaseStepRecord.Key.class)
@NullUnmarked
class CaseStepRecord {

    /** The primary key, as JPA wants it. */
    record Key(String caseId, String template, String step) implements Serializable {}

    @Id
    @Column(name = "CASE_ID")
    private String caseId;

    @Id
    @Column(name = "TEMPLATE_ID")
    private String template;

    @Id
    @Column(name = "STEP_ID")
    private String step;

    @Column(name = "STATUS")
    private String status;

    @Column(name = "OUTCOME")
    private String outcome;

    @Column(name = "ACTOR")
    private String actor;

    @Column(name = "SETTLED_AT")
    private Instant at;

    @Column(name = "REASON")
    private String reason;

    protected CaseStepRecord() {}

    CaseStepRecord(Key key, SettledStep settled) {
        caseId = key.caseId();
        template = key.template();
        step = key.step();
        take(settled);
    }

    void take(SettledStep settled) {
        status = settled.status().name();
        outcome = settled.outcome();
        actor = settled.actor();
        at = settled.at();
        reason = settled.reason();
    }

    String template() {
        return template;
    }

    String step() {
        return step;
    }

    SettledStep settled() {
        return new SettledStep(StepStatus.valueOf(status), outcome, actor, at, reason);
    }
}
