package org.relais.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static List<String> refused(Map<String, String> values, Consumer<Parameters> reading) {
        Parameters parameters = new Parameters(values);
        reading.accept(parameters);
        RelaisException refused = assertThrows(RelaisException.class, parameters::check);
        assertEquals(Errors.INVALID_REQUEST, refused.code());
        return refused.errors().stream()
                .map(error -> error.pointer() + ": " + error.detail().en())
                .toList();
    }

    @Test
    void namesEverythingThatIsWrongInOneAnswer() {
        assertEquals(
                List.of("/reason: Required.", "/agent: Cannot be blank.", "/a~1b: Unknown.", "/colour: Unknown."),
                refused(Map.of("agent", " ", "colour", "red", "a/b", "x"), given -> {
                    given.required("reason");
                    given.required("agent");
                }));
    }

    @Test
    void readsWhatIsRight() {
        Parameters given = new Parameters(Map.of(
                "at",
                "2021-09-07T07:13:04 11:00",
                "day",
                "2021-09-07",
                "overdue",
                "true",
                "category",
                "STALE",
                "limit",
                "200"));

        assertEquals(Instant.parse("2021-09-06T20:13:04Z"), given.instant("at"));
        assertEquals(LocalDate.of(2021, 9, 7), given.date("day"));
        assertEquals(true, given.flag("overdue"));
        assertEquals(ErrorCategory.STALE, given.choice("category", ErrorCategory.class));
        assertEquals(200, given.number("limit", 1, 200));
        assertEquals(null, given.instant("absent"));
        given.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2021-09-07", "2021-09-07T07:13:04", "yesterday", "2021-02-30T00:00:00Z"})
    void refusesWhatIsNoInstant(String text) {
        assertEquals(
                List.of("/at: An ISO 8601 time with offset is expected, for example 2021-09-07T07:13:04+11:00."),
                refused(Map.of("at", text), given -> given.instant("at")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "x", "", "1.5", "99999999999"})
    void refusesWhatIsNoNumberWithinItsBounds(String text) {
        assertEquals(
                List.of("/limit: A whole number from 1 to 200 is expected."),
                refused(Map.of("limit", text), given -> given.number("limit", 1, 200)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "1899-12-31T23:59:59Z",
                "2200-01-01T00:00:00Z"
            })
    void refusesAnInstantThatNoOfficeLivesTo(String text) {
        assertEquals(
                List.of("/at: The year must be from 1900 to 2199."),
                refused(Map.of("at", text), given -> assertEquals(null, given.instant("at"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01", "+999999999-12-31", "1899-12-31", "2200-01-01"})
    void refusesADayThatNoOfficeLivesTo(String text) {
        assertEquals(
                List.of("/day: The year must be from 1900 to 2199."),
                refused(Map.of("day", text), given -> assertEquals(null, given.date("day"))));
    }

    @Test
    void takesTheFirstAndTheLastMomentInBounds() {
        Parameters given = new Parameters(Map.of(
                "first",
                "1900-01-01T00:00:00Z",
                "last",
                "2199-12-31T23:59:59Z",
                "from",
                "1900-01-01",
                "to",
                "2199-12-31"));

        assertEquals(Instant.parse("1900-01-01T00:00:00Z"), given.instant("first"));
        assertEquals(Instant.parse("2199-12-31T23:59:59Z"), given.instant("last"));
        assertEquals(LocalDate.of(1900, 1, 1), given.date("from"));
        assertEquals(LocalDate.of(2199, 12, 31), given.date("to"));
        given.check();
    }

    @Test
    void refusesOnceATextWithACharacterThatCannotStandInOne() {
        assertEquals(
                List.of("/at: The character U+0000, at position 2, cannot stand in a text: remove it."),
                refused(Map.of("at", "a\u0000b\u0001c"), given -> {
                    given.required("at");
                    given.instant("at");
                    assertEquals(null, given.optional("at"));
                }));
    }

    @Test
    void refusesWhatIsNoTextUnlessNobodyAskedForIt() {
        Parameters given = new Parameters(Map.of("reason", 1, "x", true));
        given.required("reason");

        RelaisException refused = assertThrows(RelaisException.class, given::check);
        assertEquals(
                List.of("/reason: A text is expected.", "/x: Unknown."),
                refused.errors().stream()
                        .map(error -> error.pointer() + ": " + error.detail().en())
                        .toList());
    }

    @Test
    void namesNoMoreThanASentenceHolds() {
        Parameters given =
                new Parameters(IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(i -> "x" + i, i -> "")));

        RelaisException refused = assertThrows(RelaisException.class, given::check);
        assertEquals(1_000, refused.errors().size());
        assertEquals(20, refused.detail().en().split("x", -1).length - 1);
    }

    @Test
    void saysWhichChoicesThereAre() {
        assertEquals(
                List.of("/overdue: Allowed are true, false."),
                refused(Map.of("overdue", "yes"), given -> given.flag("overdue")));
    }
}
