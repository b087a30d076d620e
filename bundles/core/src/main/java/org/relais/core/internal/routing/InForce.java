package org.relais.core.internal.routing;

import java.util.List;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.Office;
import org.relais.routing.RuleWarning;

/**
 * The rules that route now. Immutable.
 *
 * @param version 0 for the office pack
 * @param warnings rules that can never fire
 */
public record InForce(int version, Office office, RuleTable table, List<RuleWarning> warnings) {

    public InForce {
        warnings = List.copyOf(warnings);
    }

    static InForce of(int version, List<RoutingRule> rules, Office office) {
        RuleTable table = new RuleTable(rules, office);
        return new InForce(version, office, table, RuleCoverage.warnings(table));
    }
}
