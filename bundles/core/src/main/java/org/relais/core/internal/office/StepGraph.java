package org.relais.core.internal.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.relais.procedures.ProcedureTemplate.Condition;
import org.relais.procedures.ProcedureTemplate.Outcome;
import org.relais.procedures.ProcedureTemplate.Step;

/** Finds steps that follow themselves and steps that can never be reached. Unknown references are somebody else's to refuse. */
final class StepGraph {

    private final Map<String, Step> steps = new LinkedHashMap<>();

    StepGraph(List<Step> steps) {
        steps.forEach(step -> this.steps.putIfAbsent(step.id(), step));
    }

    /** What is wrong, by the step at fault. */
    Map<String, String> mistakes() {
        Map<String, String> mistakes = new LinkedHashMap<>();
        for (Step step : steps.values()) {
            if (before(step).contains(step.id())) {
                mistakes.put(step.id(), "the step '" + step.id() + "' would have to be done before itself");
            }
        }
        if (mistakes.isEmpty()) {
            for (Step step : steps.values()) {
                String obstacle = obstacle(step);
                if (obstacle != null) {
                    mistakes.put(step.id(), "the step '" + step.id() + "' can never be reached: " + obstacle);
                }
            }
        }
        return mistakes;
    }

    /** All steps before it, near and far; itself among them when there is a circle. */
    private Set<String> before(Step step) {
        Set<String> before = new HashSet<>();
        Deque<Step> ahead = new ArrayDeque<>(List.of(step));
        while (!ahead.isEmpty()) {
            Step next = ahead.pop();
            Set<String> direct = new HashSet<>(next.after());
            next.onlyIf().forEach(condition -> direct.add(condition.step()));
            direct.stream()
                    .filter(steps::containsKey)
                    .filter(before::add)
                    .map(steps::get)
                    .forEach(ahead::add);
        }
        return before;
    }

    /**
     * Why nothing can make its conditions hold. For a step to be needed, each step of a condition has to be done in one of the ways
     * named, so that one has to be needed as well: all conditions of the whole chain have to leave each step one way to end.
     */
    private @Nullable String obstacle(Step step) {
        Map<String, Set<String>> left = new HashMap<>();
        Deque<Step> ahead = new ArrayDeque<>(List.of(step));
        while (!ahead.isEmpty()) {
            for (Condition condition : ahead.pop().onlyIf()) {
                Step other = steps.get(condition.step());
                if (other == null) {
                    continue;
                }
                Set<String> possible = left.computeIfAbsent(other.id(), any -> outcomes(other));
                possible.retainAll(condition.outcomes());
                if (possible.isEmpty()) {
                    return "the step '" + other.id() + "' cannot end so that it is needed; its outcomes: "
                            + String.join(", ", new TreeSet<>(outcomes(other)));
                }
                ahead.add(other);
            }
        }
        return null;
    }

    private static Set<String> outcomes(Step step) {
        Set<String> outcomes = new HashSet<>();
        step.outcomes().stream().map(Outcome::id).forEach(outcomes::add);
        return outcomes;
    }
}
