package org.relais.core.internal.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The requests that a rule fits, if no rule before it does.
 *
 * @param fitting the values that fit, for each dimension that the rule looks at
 * @param words one of them must be in the text, as {@link PlainText}; empty when the rule does not look at the text
 */
record Reach(Map<Dimension, Set<String>> fitting, List<String> words) {

    Reach {
        fitting = Map.copyOf(fitting);
        words = List.copyOf(words);
    }

    /** False when no request can be like that. */
    boolean isPossible() {
        return fitting.values().stream().noneMatch(Set::isEmpty);
    }
}
