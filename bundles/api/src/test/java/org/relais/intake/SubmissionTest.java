package org.relais.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;

class SubmissionTest {

    private static List<String> refused(Map<String, Object> members) {
        return assertThrows(RelaisException.class, () -> Submission.of("k", new FormData(members))).errors().stream()
                .map(FieldError::pointer)
                .toList();
    }

    @Test
    void everyTextOfAFormIsOneThatEveryAnswerCanCarry() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject", "a\u0000b");
        members.put("call", Map.of("callId", "\uD83D"));
        members.put("tags", List.of("good", "\uFFFF"));
        members.put("a/b", "\u0001");
        members.put("description", "two\r\nlines\t\uD83D\uDE00");

        assertEquals(List.of("/subject", "/call/callId", "/tags/1", "/a~1b"), refused(members));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e308",
                "1e400",
                "-1e400",
                "1e999999999",
                "0e999999999",
                "1e-999999999",
                "12345678901234567890",
                "1000000000000000000.1",
                "-1000000000000000001",
                "0.0000000000000000001"
            })
    void noNumberOfAFormIsBeyondComputing(String number) {
        assertEquals(
                List.of("/call/waitSeconds"), refused(Map.of("call", Map.of("waitSeconds", new BigDecimal(number)))));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000_001L})
    void aWholeNumberHasTheSameBounds(long number) {
        assertEquals(List.of("/n"), refused(Map.of("n", number)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23", "23.0", "1e18", "-1000000000000000000", "0.000000000000000001"})
    void takesOtherNumbersAsTheyAre(String number) {
        FormData form = new FormData(Map.of("n", new BigDecimal(number)));

        assertEquals(new Submission("k", form), Submission.of("k", form));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a\tb", "a\u0000", "\uD83D", "\uFFFE"})
    void theKeyIsPrintable(String key) {
        RelaisException refused = assertThrows(RelaisException.class, () -> Submission.of(key, new FormData(Map.of())));

        assertEquals(Errors.IDEMPOTENCY_KEY_REQUIRED, refused.code());
    }
}
