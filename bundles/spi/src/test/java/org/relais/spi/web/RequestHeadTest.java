package org.relais.spi.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.identity.Role;

class RequestHeadTest {

    @Test
    void withoutIfMatchEveryRevisionIsRight() {
        assertEquals(OptionalLong.empty(), RequestHead.expectedRevision(null));
        assertEquals(OptionalLong.empty(), RequestHead.expectedRevision("*"));
        assertEquals(OptionalLong.empty(), RequestHead.expectedRevision(" * "));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"3\", 3", "` \"3\"`, 3", "\"0\", 0", "\"999999999999999999\", 999999999999999999"})
    void aStrongTagNamesItsRevision(String header, long revision) {
        assertEquals(OptionalLong.of(revision), RequestHead.expectedRevision(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"abc\"", "\"\"", "\"03\"", "\"-1\"", "\"99999999999999999999\""})
    void aTagThatIsNotOursMatchesNoRevision(String header) {
        assertEquals(OptionalLong.of(-1), RequestHead.expectedRevision(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "", "\"3", "\"3\", \"4\"", "w/\"3\""})
    void whatIsNotOneEntityTagIsRefused(String header) {
        RelaisException refused = assertThrows(RelaisException.class, () -> RequestHead.expectedRevision(header));

        assertEquals(Errors.INVALID_REQUEST, refused.code());
        assertEquals(
                List.of("/If-Match"),
                refused.errors().stream().map(FieldError::pointer).toList());
    }

    @Test
    void whoeverIsNoCallerIsNobody() {
        Caller caller = new Caller("a", Set.of(Role.AGENT), null);
        assertSame(caller, RequestHead.caller(caller));

        assertNobody(null);
        assertNobody(() -> "somebody of another system");
    }

    private static void assertNobody(@Nullable Principal principal) {
        RelaisException refused = assertThrows(RelaisException.class, () -> RequestHead.caller(principal));
        assertEquals(Errors.UNAUTHENTICATED, refused.code());
    }

    @Test
    void anEmptyQueryParameterCountsAsAbsentAndARepeatedOneIsRefused() {
        assertEquals(
                Map.of("status", "TRIAGED"),
                RequestHead.query(Map.of("assignee", List.of(""), "status", List.of("TRIAGED"))));

        RelaisException refused = assertThrows(
                RelaisException.class, () -> RequestHead.query(Map.of("status", List.of("TRIAGED", "ASSIGNED"))));
        assertEquals(
                List.of("/status"),
                refused.errors().stream().map(FieldError::pointer).toList());
    }
}
