package org.relais.routing;

import java.util.List;
import org.relais.texts.LocalizedText;

/**
 * A rule that can never fire, one of which that could not be told, or one that leads to a queue that its department does not have. Of
 * those that never fire only certain ones are reported: a rule without a warning may still fire rarely.
 *
 * @param rule its id
 * @param shadowedBy the rules before it that together take every request it would fit; empty when it fits no request by itself, was not judged, or is about its queue
 * @param reason why, for people
 */
public record RuleWarning(String rule, List<String> shadowedBy, LocalizedText reason) {

    public RuleWarning {
        shadowedBy = List.copyOf(shadowedBy);
    }
}
