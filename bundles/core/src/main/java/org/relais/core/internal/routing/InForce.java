package org.relais.core.internal.routing;

import java.util.ArrayList;
import java.util.List;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.Office;
import org.relais.routing.RuleWarning;

/**
 * The rules that route now. Immutable.
 *
 * @param version 0 for the office pack
 * @param office with all that was edited while the system runs, as the rules were prepared for it
 * @param warnings rules that can never fire
 */
public record InForce(int version, Office office, RuleTable table, List<RuleWarning> warnings) {

    public InForce {
        warnings = List.copyOf(warnings);
    }

    static InForce of(int version, List<RoutingRule> written, Office office) {
        PresentRules present = PresentRules.of(written, office);
        RuleTable table = new RuleTable(present.rules(), office);
        List<RuleWarning> warnings = new ArrayList<>(present.warnings());
        warnings.addAll(RuleCoverage.warnings(table));
        return new InForce(version, office, table, warnings);
    }
}
