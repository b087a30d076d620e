package org.relais.core.internal.routing;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.RoutingTrace;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;
import org.relais.routing.Router;
import org.relais.routing.RoutingDecision;
import org.relais.routing.RoutingRequest;

/** Routes by the first rule in force that fits; whoever reads rules makes sure that the last one always does. */
@Component
public final class RuleTableRouter implements Router {

    private final RulesInForce rules;
    private final WorkingCalendar calendar;

    @Activate
    public RuleTableRouter(@Reference RulesInForce rules, @Reference WorkingCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    @Override
    public RoutingDecision route(RoutingRequest request) {
        return routeWithout(request, Set.of()).orElseThrow();
    }

    @Override
    public Optional<RoutingDecision> routeWithout(RoutingRequest request, Set<DepartmentId> refusing) {
        InForce current = rules.current();
        return current.table().first(request, this::isOpen, refusing).map(rule -> decision(current, request, rule));
    }

    private boolean isOpen(RoutingRequest request) {
        return calendar.status(request.at(), request.site(), request.channel()).open();
    }

    private static RoutingDecision decision(InForce current, RoutingRequest request, RoutingRule rule) {
        return new RoutingDecision(
                rule.department(),
                rule.queue(),
                rule.priority(),
                rule.target(),
                new RoutingTrace(rule.id(), rule.reason(), current.version()),
                Optional.ofNullable(request.topic())
                        .map(TopicId::value)
                        .flatMap(current.office()::emergencyScript)
                        .orElse(null));
    }
}
