package org.relais.core.internal.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.routing.RoutingRequest;

/** Ordered rules, prepared for comparison. Immutable. */
public final class RuleTable {

    private final List<RoutingRule> rules;
    private final List<Reach> reaches;
    private final Universe universe;

    /** @param office says which topics are a part of which, and which are emergencies */
    public RuleTable(List<RoutingRule> rules, Office office) {
        this.rules = List.copyOf(rules);
        this.universe = new Universe(rules, office);
        this.reaches = rules.stream().map(rule -> universe.reach(rule.when())).toList();
    }

    /** The rules in the order in which they are tried. */
    public List<RoutingRule> rules() {
        return rules;
    }

    List<Reach> reaches() {
        return reaches;
    }

    Universe universe() {
        return universe;
    }

    /**
     * The first rule that fits.
     *
     * @param open whether the office was open when a request was made; asked only when a rule depends on it
     */
    public Optional<RoutingRule> first(RoutingRequest request, Predicate<RoutingRequest> open) {
        return first(request, open, Set.of());
    }

    /** The first rule that fits and does not lead to one of these departments. */
    public Optional<RoutingRule> first(
            RoutingRequest request, Predicate<RoutingRequest> open, Set<DepartmentId> without) {
        RequestValues values = new RequestValues(request, universe, open);
        return IntStream.range(0, rules.size())
                .filter(row -> !without.contains(rules.get(row).department()))
                .filter(row -> fits(reaches.get(row), values))
                .mapToObj(rules::get)
                .findFirst();
    }

    private static boolean fits(Reach reach, RequestValues values) {
        for (Map.Entry<Dimension, Set<String>> condition : reach.fitting().entrySet()) {
            if (!condition.getValue().contains(values.of(condition.getKey()))) {
                return false;
            }
        }
        return reach.words().isEmpty() || reach.words().stream().anyMatch(values.text()::contains);
    }
}
