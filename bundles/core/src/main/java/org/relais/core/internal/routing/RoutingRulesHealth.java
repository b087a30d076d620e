package org.relais.core.internal.routing;

import java.util.stream.Collectors;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Warns of rules that can never fire; every request is routed all the same, so this never makes the office unready. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=routing-rules", HealthCheck.TAGS + "=ready"})
public final class RoutingRulesHealth implements HealthCheck {

    private final RulesInForce rules;

    @Activate
    public RoutingRulesHealth(@Reference RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public Result execute() {
        InForce current;
        try {
            current = rules.current();
        } catch (RuntimeException noDatabase) {
            return new Result(Result.Status.WARN, "The rules in force cannot be read now: " + noDatabase.getMessage());
        }
        return current.warnings().isEmpty()
                ? new Result(Result.Status.OK, "Every routing rule can fire")
                : new Result(
                        Result.Status.WARN,
                        current.warnings().stream()
                                .map(warning ->
                                        warning.rule() + ": " + warning.reason().en())
                                .collect(Collectors.joining("\n")));
    }
}
