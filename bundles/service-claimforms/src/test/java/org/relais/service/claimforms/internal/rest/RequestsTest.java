package org.relais.service.claimforms.internal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;

class RequestsTest {

    @Test
    void noHeaderAndAStarDemandNothing() {
        assertEquals(OptionalLong.empty(), Requests.expectedRevision(null));
        assertEquals(OptionalLong.empty(), Requests.expectedRevision(" * "));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"'\"0\"', 0", "' \"3\"', 3", "'W/\"3\"', -1", "'\"03\"', -1", "'\"other\"', -1", "'\"\"', -1"})
    void aTagThatIsNotOursMatchesNoRevision(String header, long revision) {
        assertEquals(OptionalLong.of(revision), Requests.expectedRevision(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"1\", \"2\"", ""})
    void whatIsNoTagIsRefused(String header) {
        RelaisException refusal = assertThrows(RelaisException.class, () -> Requests.expectedRevision(header));
        assertEquals(Errors.INVALID_REQUEST, refusal.code());
        assertEquals("/If-Match", refusal.errors().get(0).pointer());
    }
}
