package org.relais.core.internal.worse;

import org.relais.core.internal.bad.Secret;

/** The other half of a cycle, made for the tests of the rules. */
public final class Accomplice {

    private Accomplice() {}

    public static String ofTheOther() {
        return Secret.own();
    }
}
