package org.relais.core.internal.procedures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.ImplicitDecision;
import org.relais.core.internal.cases.CaseFacts;
import org.relais.core.internal.cases.DecisionDates;
import org.relais.core.internal.cases.ProcedureLoad;
import org.relais.core.internal.office.DecisionRule;
import org.relais.procedures.DecisionDelay;
import org.relais.procedures.ProcedureTemplate;

/**
 * What a procedure lays upon a case. It does so until the case is answered, also once nothing in it is left to do: what the citizen
 * waits for is the answer. Thread-safe.
 */
@Component(service = ProcedureLoads.class)
public final class ProcedureLoads {

    private final TemplateCatalogue catalogue;
    private final WorkingCalendar calendar;

    @Activate
    public ProcedureLoads(@Reference TemplateCatalogue catalogue, @Reference WorkingCalendar calendar) {
        this.catalogue = catalogue;
        this.calendar = calendar;
    }

    ProcedureLoad of(CaseFacts facts, FollowedProcedure followed) {
        ProcedureTemplate template = catalogue.templateOf(followed);
        return new ProcedureLoad(
                new Progress(template, followed).duties().size(), decision(facts, template.decision()));
    }

    private @Nullable ImplicitDecision decision(CaseFacts facts, @Nullable DecisionDelay delay) {
        return delay == null ? null : DecisionDates.after(counted(facts, delay.countsFrom()), rule(delay));
    }

    private LocalDate counted(CaseFacts facts, DecisionDelay.CountsFrom countsFrom) {
        LocalDate stamped = facts.stampedOn();
        LocalDate received = calendar.officeDay(facts.receivedAt());
        return switch (countsFrom) {
            case STAMP -> stamped != null ? stamped : received;
            case RECEIPT -> received;
        };
    }

    private static DecisionRule rule(DecisionDelay delay) {
        return new DecisionRule(
                delay.amount(),
                switch (delay.unit()) {
                    case DAYS -> DecisionRule.Unit.DAYS;
                    case MONTHS -> DecisionRule.Unit.MONTHS;
                },
                switch (delay.effect()) {
                    case REJECTION -> ImplicitDecision.Effect.REJECTION;
                    case ACCEPTANCE -> ImplicitDecision.Effect.ACCEPTANCE;
                });
    }
}
