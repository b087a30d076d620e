package org.relais.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.identity.Session;

class SessionTokensTest {

    private final SettableClock clock = new SettableClock();
    private final SessionTokens tokens = new SessionTokens(clock, Duration.ofHours(8), new byte[32]);

    @Test
    void aTokenNamesItsAccountUntilItExpires() {
        Session session = tokens.open("agent");

        assertEquals(clock.instant().plus(Duration.ofHours(8)), session.expiresAt());
        clock.advance(Duration.ofHours(8).minusSeconds(1));
        assertEquals(Optional.of("agent"), tokens.account(session.token()));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), tokens.account(session.token()));
        assertEquals(Optional.empty(), tokens.account(session.token()));
    }

    @Test
    void aTokenIsGoodInAnotherProcessWithTheSameKey() {
        String token = tokens.open("agent").token();

        assertEquals(Optional.of("agent"), new SessionTokens(clock, Duration.ofHours(1), new byte[32]).account(token));
    }

    @Test
    void aTokenSignedWithAnotherKeyNamesNobody() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        String token = new SessionTokens(clock, Duration.ofHours(8), otherKey)
                .open("admin")
                .token();

        assertEquals(Optional.empty(), tokens.account(token));
    }

    @Test
    void aTokenWhoseClaimsWereExchangedNamesNobody() {
        String[] mine = tokens.open("agent").token().split("\\.");
        String[] wanted = tokens.open("admin").token().split("\\.");

        assertEquals(Optional.empty(), tokens.account(mine[0] + "." + wanted[1] + "." + mine[2]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a.b.c",
                // {"alg":"none"} . {"sub":"admin","exp":9999999999} . no signature
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsImV4cCI6OTk5OTk5OTk5OX0."
            })
    void whatIsNoTokenOfOursNamesNobody(String text) {
        assertEquals(Optional.empty(), tokens.account(text));
    }
}
