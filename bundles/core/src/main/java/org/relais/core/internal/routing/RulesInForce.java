package org.relais.core.internal.routing;

/** Knows the rules in force. Thread-safe and cheap: ask again for every piece of work. */
public interface RulesInForce {

    InForce current();
}
