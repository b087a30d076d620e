package org.relais.security.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProvenPasswordsTest {

    private final SettableClock clock = new SettableClock();
    private final ProvenPasswords proven = new ProvenPasswords(clock);

    @Test
    void remembersAPairForFiveMinutes() {
        proven.add("agent", "secret");

        clock.advance(ProvenPasswords.LIFETIME.minusMillis(1));
        assertTrue(proven.contains("agent", "secret"));
        clock.advance(ProvenPasswords.LIFETIME);
        assertFalse(proven.contains("agent", "secret"));
    }

    @Test
    void knowsNoOtherPairThanTheOneProven() {
        proven.add("agent", "2secret");

        assertFalse(proven.contains("agent", "secret"));
        assertFalse(proven.contains("agent2", "secret"));
        assertFalse(proven.contains("supervisor", "2secret"));
    }

    @Test
    void forgetsTheOldestPairsRatherThanGrow() {
        for (int i = 0; i < 1_001; i++) {
            proven.add("account" + i, "secret");
        }

        assertFalse(proven.contains("account0", "secret"));
        assertTrue(proven.contains("account1000", "secret"));
    }
}
