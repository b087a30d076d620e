package org.relais.core.internal.routing;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.RoutingTrace;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;
import org.relais.routing.Router;
import org.relais.routing.RoutingDecision;
import org.relais.routing.RoutingRequest;

/** Routes by the first rule in force that fits; whoever reads rules makes sure that the last one always does. */
@Component
public final class RuleTableRouter implements Router {

    private record Prepared(OfficePack pack, RuleTable table) {}

    private final OfficePacks packs;
    private final WorkingCalendar calendar;
    private volatile Prepared prepared;

    @Activate
    public RuleTableRouter(@Reference OfficePacks packs, @Reference WorkingCalendar calendar) {
        this.packs = packs;
        this.calendar = calendar;
        this.prepared = prepare(packs.current());
    }

    @Override
    public RoutingDecision route(RoutingRequest request) {
        return routeWithout(request, Set.of()).orElseThrow();
    }

    @Override
    public Optional<RoutingDecision> routeWithout(RoutingRequest request, Set<DepartmentId> refusing) {
        Prepared current = current();
        return current.table().first(request, this::isOpen, refusing).map(rule -> decision(current, request, rule));
    }

    private boolean isOpen(RoutingRequest request) {
        return calendar.status(request.at(), request.site(), request.channel()).open();
    }

    private static RoutingDecision decision(Prepared current, RoutingRequest request, RoutingRule rule) {
        return new RoutingDecision(
                rule.department(),
                rule.queue(),
                rule.priority(),
                rule.target(),
                new RoutingTrace(rule.id(), rule.reason(), 0),
                Optional.ofNullable(request.topic())
                        .map(TopicId::value)
                        .flatMap(current.pack().office()::emergencyScript)
                        .orElse(null));
    }

    private Prepared current() {
        OfficePack pack = packs.current();
        Prepared current = prepared;
        if (current.pack() != pack) {
            current = prepare(pack);
            prepared = current;
        }
        return current;
    }

    private static Prepared prepare(OfficePack pack) {
        return new Prepared(pack, new RuleTable(pack.rules(), pack.office()));
    }
}
