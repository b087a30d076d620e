package org.relais.core.internal.routing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.relais.core.internal.office.RoutingRule;
import org.relais.routing.RuleWarning;
import org.relais.texts.LocalizedText;

/**
 * Finds the rules that can never fire: those that no request fits, and those whose every request one of the rules before takes. From
 * what a rule reaches, the reach of each earlier one is cut away; when nothing is left, the rule is dead. Exact for any combination of
 * conditions; a rule whose remainder falls into too many parts is not judged, which is said.
 */
final class RuleCoverage {

    private static final int MOST_PARTS = 2000;

    private static final LocalizedText NOT_JUDGED = new LocalizedText(
            "Non jugée : les règles qui précèdent laissent trop de combinaisons pour savoir si elle peut s'appliquer.",
            "Not judged: the rules before leave too many combinations to tell whether it can fire.");

    /**
     * Some of the requests that a rule reaches.
     *
     * @param values the values of every dimension
     * @param words what the text must mention one of; empty for any text
     * @param without what the text must not mention
     */
    private record Part(Map<Dimension, Set<String>> values, List<String> words, Set<String> without) {

        /** A text that is one of the words mentions no more than it must, so it is a witness when any text is. */
        boolean isPossible() {
            return words.isEmpty()
                    || words.stream().anyMatch(word -> without.stream().noneMatch(word::contains));
        }
    }

    private final RuleTable table;

    private RuleCoverage(RuleTable table) {
        this.table = table;
    }

    static List<RuleWarning> warnings(RuleTable table) {
        RuleCoverage coverage = new RuleCoverage(table);
        List<RuleWarning> warnings = new ArrayList<>();
        for (int row = 0; row < table.rules().size(); row++) {
            coverage.judge(row, warnings);
        }
        return warnings;
    }

    private void judge(int row, List<RuleWarning> warnings) {
        RoutingRule rule = table.rules().get(row);
        Reach reach = table.reaches().get(row);
        if (!reach.isPossible()) {
            warnings.add(
                    new RuleWarning(
                            rule.id(),
                            List.of(),
                            new LocalizedText(
                                    "Ne peut jamais s'appliquer : ses conditions s'excluent, ou nomment ce que le bureau n'a plus.",
                                    "Can never fire: its conditions exclude each other, or name what the office has no longer.")));
            return;
        }
        List<Part> left = List.of(new Part(full(reach), reach.words(), Set.of()));
        List<String> takers = new ArrayList<>();
        for (int earlier = 0; earlier < row && !left.isEmpty(); earlier++) {
            if (left.size() > MOST_PARTS) {
                warnings.add(new RuleWarning(rule.id(), List.of(), NOT_JUDGED));
                return;
            }
            List<Part> rest = without(left, table.reaches().get(earlier));
            if (!rest.equals(left)) {
                takers.add(table.rules().get(earlier).id());
            }
            left = rest;
        }
        if (left.isEmpty()) {
            String names = String.join(", ", takers);
            warnings.add(new RuleWarning(
                    rule.id(),
                    takers,
                    new LocalizedText(
                            "Ne peut jamais s'appliquer : tout ce qui y répond va déjà à %s.".formatted(names),
                            "Can never fire: all that fits it goes to %s before.".formatted(names))));
        }
    }

    private Map<Dimension, Set<String>> full(Reach reach) {
        Map<Dimension, Set<String>> values = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            values.put(
                    dimension,
                    reach.fitting().getOrDefault(dimension, table.universe().values(dimension)));
        }
        return values;
    }

    private static List<Part> without(List<Part> parts, Reach taken) {
        List<Part> rest = new ArrayList<>();
        parts.forEach(part -> rest.addAll(without(part, taken)));
        return rest;
    }

    /** For each dimension the values beyond the reach, with those within it for the dimensions before; then the texts beyond it. */
    private static List<Part> without(Part part, Reach taken) {
        List<Part> rest = new ArrayList<>();
        Map<Dimension, Set<String>> within = new EnumMap<>(part.values());
        for (Map.Entry<Dimension, Set<String>> condition : taken.fitting().entrySet()) {
            Set<String> beyond = new HashSet<>(within.getOrDefault(condition.getKey(), Set.of()));
            Set<String> common = new HashSet<>(beyond);
            beyond.removeAll(condition.getValue());
            common.retainAll(condition.getValue());
            if (common.isEmpty()) {
                return List.of(part);
            }
            if (!beyond.isEmpty()) {
                rest.add(new Part(with(within, condition.getKey(), beyond), part.words(), part.without()));
            }
            within.put(condition.getKey(), common);
        }
        if (!taken.words().isEmpty()) {
            Set<String> without = new HashSet<>(part.without());
            without.addAll(taken.words());
            Part beyond = new Part(within, part.words(), without);
            if (beyond.isPossible()) {
                rest.add(beyond);
            }
        }
        return rest;
    }

    private static Map<Dimension, Set<String>> with(
            Map<Dimension, Set<String>> values, Dimension dimension, Set<String> instead) {
        Map<Dimension, Set<String>> copy = new EnumMap<>(values);
        copy.put(dimension, instead);
        return copy;
    }
}
