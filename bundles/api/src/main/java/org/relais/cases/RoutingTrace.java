package org.relais.cases;

import org.relais.texts.LocalizedText;

/** Why a case is where it is: the rule that fired and its reason. */
public record RoutingTrace(String rule, LocalizedText reason) {}
