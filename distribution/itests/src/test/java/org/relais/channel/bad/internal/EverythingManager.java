package org.relais.channel.bad.internal;

import java.time.Instant;
import org.relais.core.internal.bad.Secret;

/** Breaks the rules on purpose, so that the tests of the rules can see them bite. */
public final class EverythingManager {

    static Instant last = Instant.EPOCH;

    private EverythingManager() {}

    static String report() {
        last = Instant.now();
        System.out.println(last);
        return Secret.ofTheOther();
    }
}
