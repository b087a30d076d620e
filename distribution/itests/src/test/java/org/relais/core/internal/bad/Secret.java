package org.relais.core.internal.bad;

import org.relais.core.internal.worse.Accomplice;

/** One half of a cycle, made for the tests of the rules. */
public final class Secret {

    private Secret() {}

    public static String ofTheOther() {
        return Accomplice.ofTheOther();
    }

    public static String own() {
        return "secret";
    }
}
