package org.relais.core.internal.cases;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.ImplicitDecision;
import org.relais.core.internal.office.DeadlineRules;

/** When silence on a case becomes a decision: as its procedures say, or else its topic. Computes; thread-safe. */
@Component(service = ImplicitDecisions.class)
public final class ImplicitDecisions {

    private final DeadlineRules rules;
    private final WorkingCalendar calendar;

    @Activate
    public ImplicitDecisions(@Reference DeadlineRules rules, @Reference WorkingCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** Null once the office has answered. */
    @Nullable
    ImplicitDecision of(CaseFacts facts, CaseState state) {
        if (!state.status().isOpen()) {
            return null;
        }
        ImplicitDecision byProcedures = state.procedures().decision();
        return byProcedures != null
                ? byProcedures
                : DecisionDates.after(
                        facts.stampedOn() != null ? facts.stampedOn() : calendar.officeDay(facts.receivedAt()),
                        rules.of(state.topic()).decision());
    }
}
