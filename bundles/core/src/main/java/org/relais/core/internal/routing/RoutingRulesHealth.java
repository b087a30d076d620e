package org.relais.core.internal.routing;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.routing.RuleWarning;

/** Warns of rules that can never fire or lead to no queue; every request is routed all the same, so this never makes the office unready. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=routing-rules", HealthCheck.TAGS + "=ready"})
public final class RoutingRulesHealth implements HealthCheck {

    private final RulesInForce rules;
    private final RuleQueues queues;

    @Activate
    public RoutingRulesHealth(@Reference RulesInForce rules, @Reference RuleQueues queues) {
        this.rules = rules;
        this.queues = queues;
    }

    @Override
    public Result execute() {
        List<RuleWarning> warnings;
        try {
            InForce current = rules.current();
            warnings = queues.after(current.warnings(), current.table().rules());
        } catch (RuntimeException noDatabase) {
            return new Result(Result.Status.WARN, "The rules in force cannot be read now: " + noDatabase.getMessage());
        }
        return warnings.isEmpty()
                ? new Result(Result.Status.OK, "Every routing rule can fire")
                : new Result(
                        Result.Status.WARN,
                        warnings.stream()
                                .map(warning ->
                                        warning.rule() + ": " + warning.reason().en())
                                .collect(Collectors.joining("\n")));
    }
}
