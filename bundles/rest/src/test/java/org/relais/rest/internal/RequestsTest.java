package org.relais.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;

class RequestsTest {

    @Test
    void withoutIfMatchEveryRevisionIsRight() {
        assertEquals(OptionalLong.empty(), Requests.expectedRevision(null));
        assertEquals(OptionalLong.empty(), Requests.expectedRevision("*"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"3\", 3", "\"0\", 0", "\"999999999999999999\", 999999999999999999"})
    void aStrongTagNamesItsRevision(String header, long revision) {
        assertEquals(OptionalLong.of(revision), Requests.expectedRevision(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"abc\"", "\"\"", "\"03\"", "\"-1\"", "\"99999999999999999999\""})
    void aTagThatIsNotOursMatchesNoRevision(String header) {
        assertEquals(OptionalLong.of(-1), Requests.expectedRevision(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "", "\"3", "\"3\", \"4\"", "w/\"3\""})
    void whatIsNotOneEntityTagIsRefused(String header) {
        RelaisException refused = assertThrows(RelaisException.class, () -> Requests.expectedRevision(header));

        assertEquals(
                List.of("/If-Match"),
                refused.errors().stream().map(FieldError::pointer).toList());
    }

    @Test
    void anEmptyQueryParameterCountsAsAbsentAndARepeatedOneIsRefused() {
        MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>();
        given.add("assignee", "");
        given.add("status", "TRIAGED");
        assertEquals(Map.of("status", "TRIAGED"), Requests.query(given));

        given.add("status", "ASSIGNED");
        RelaisException refused = assertThrows(RelaisException.class, () -> Requests.query(given));
        assertEquals(
                List.of("/status"),
                refused.errors().stream().map(FieldError::pointer).toList());
    }
}
