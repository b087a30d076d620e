package org.relais.cases;

import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * Why a case is where it is: the rule that fired and its reason.
 *
 * @param rule its id, or {@code chosen-by-officer} when a person has decided
 * @param version which version of the rules it stands in, 0 for those of the office pack; null when no rule has decided
 */
public record RoutingTrace(
        String rule, LocalizedText reason, @Nullable Integer version) {}
