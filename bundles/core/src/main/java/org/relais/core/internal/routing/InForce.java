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
 * @param table with the rules of the operating mode first
 * @param lasting without them
 * @param warnings rules that can never fire
 */
public record InForce(int version, Office office, RuleTable table, RuleTable lasting, List<RuleWarning> warnings) {

    public InForce {
        warnings = List.copyOf(warnings);
    }

    static InForce of(int version, List<RoutingRule> written, Office office) {
        PresentRules present = PresentRules.of(written, office);
        RuleTable table = new RuleTable(present.rules(), office);
        List<RuleWarning> warnings = new ArrayList<>(present.warnings());
        warnings.addAll(RuleCoverage.warnings(table));
        return new InForce(version, office, table, table, warnings);
    }

    /**
     * The same with the rules of an operating mode before them. What those leave to the office's rules for a while is no reason for a
     * warning; what they leave to each other is.
     */
    InForce after(List<RoutingRule> ofTheMode) {
        if (ofTheMode.isEmpty()) {
            return this;
        }
        PresentRules present = PresentRules.before(ofTheMode, office);
        List<RuleWarning> all = new ArrayList<>(warnings);
        all.addAll(present.warnings());
        all.addAll(RuleCoverage.warnings(new RuleTable(present.rules(), office)));
        List<RoutingRule> rules = new ArrayList<>(present.rules());
        rules.addAll(lasting.rules());
        return new InForce(version, office, new RuleTable(rules, office), lasting, all);
    }
}
