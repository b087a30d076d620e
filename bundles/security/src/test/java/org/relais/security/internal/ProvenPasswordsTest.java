package org.relais.security.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProvenPasswordsTest {

    private final SettableClock clock = new SettableClock();
    private final ProvenPasswords proven = new ProvenPasswords(clock);

    @Test
    void remembersAPairForFiveMinutes() {
        proven.add(proven.fingerprint("agent", "secret"));

        clock.advance(ProvenPasswords.LIFETIME.minusMillis(1));
        assertTrue(proven.contains(proven.fingerprint("agent", "secret")));
        clock.advance(ProvenPasswords.LIFETIME);
        assertFalse(proven.contains(proven.fingerprint("agent", "secret")));
    }

    @Test
    void knowsNoOtherPairThanTheOneProven() {
        proven.add(proven.fingerprint("agent", "2secret"));

        assertFalse(proven.contains(proven.fingerprint("agent", "secret")));
        assertFalse(proven.contains(proven.fingerprint("agent2", "secret")));
        assertFalse(proven.contains(proven.fingerprint("supervisor", "2secret")));
    }

    @Test
    void forgetsTheOldestPairsRatherThanGrow() {
        for (int i = 0; i < 1_001; i++) {
            proven.add(proven.fingerprint("account" + i, "secret"));
        }

        assertFalse(proven.contains(proven.fingerprint("account0", "secret")));
        assertTrue(proven.contains(proven.fingerprint("account1000", "secret")));
    }
}
