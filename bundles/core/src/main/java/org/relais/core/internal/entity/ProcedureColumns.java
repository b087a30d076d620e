package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.ImplicitDecision;
import org.relais.core.internal.cases.ProcedureLoad;

/** The columns of RELAIS_CASE that say what its procedures lay upon a case. */
@Embeddable
@NullUnmarked
class ProcedureColumns {

    @Column(name = "OPEN_STEPS")
    private int openSteps;

    @Column(name = "DECISION_ON")
    private LocalDate decisionOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "DECISION_EFFECT")
    private ImplicitDecision.Effect decisionEffect;

    protected ProcedureColumns() {}

    ProcedureColumns(ProcedureLoad load) {
        openSteps = load.openSteps();
        ImplicitDecision decision = load.decision();
        decisionOn = decision == null ? null : decision.date();
        decisionEffect = decision == null ? null : decision.effect();
    }

    ProcedureLoad load() {
        return new ProcedureLoad(
                openSteps, decisionOn == null ? null : new ImplicitDecision(decisionOn, decisionEffect));
    }
}
