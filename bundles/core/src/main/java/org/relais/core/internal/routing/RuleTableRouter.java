package org.relais.core.internal.routing;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.routing.Router;
import org.relais.routing.RoutingDecision;
import org.relais.routing.RoutingRequest;

/** Routes by the first rule of the pack that fits; the pack's reader has made sure that the last one always does. */
@Component
public final class RuleTableRouter implements Router {

    private record Prepared(OfficePack pack, RuleTable table) {}

    private final OfficePacks packs;
    private volatile Prepared prepared;

    @Activate
    public RuleTableRouter(@Reference OfficePacks packs) {
        this.packs = packs;
        this.prepared = prepare(packs.current());
    }

    @Override
    public RoutingDecision route(RoutingRequest request) {
        Prepared current = current();
        RoutingRule rule = current.table().first(request).orElseThrow();
        return new RoutingDecision(
                rule.department(),
                rule.queue(),
                rule.priority(),
                rule.id(),
                rule.reason(),
                Optional.ofNullable(request.topic())
                        .map(TopicId::value)
                        .flatMap(current.pack().office()::topic)
                        .map(Topic::emergencyScript)
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
        return new Prepared(pack, new RuleTable(pack.rules()));
    }
}
