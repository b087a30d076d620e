package org.relais.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

class CaseQueryTest {

    private static final String FIFTY = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /** One more than the longest search. */
    private static final String LONG = FIFTY + FIFTY + FIFTY + FIFTY + "a";

    private static final Office OFFICE = new Office(
            "test",
            text("Bureau"),
            ZoneId.of("Pacific/Noumea"),
            new DepartmentId("DAJI"),
            List.of(),
            List.of(department("DAJI"), department("DPASS", "DASS")),
            List.of(new Topic(new TopicId("vaccination"), text("Vaccination"), Duration.ofHours(9), null, null)),
            List.of(),
            List.of());

    private static Department department(String id, String... aliases) {
        return new Department(
                new DepartmentId(id), Department.Kind.DIRECTORATE, text(id), null, Set.copyOf(List.of(aliases)));
    }

    private static LocalizedText text(String text) {
        return new LocalizedText(text, text);
    }

    private static List<String> refused(Map<String, String> parameters) {
        return assertThrows(RelaisException.class, () -> CaseQuery.of(parameters, OFFICE)).errors().stream()
                .map(error -> error.pointer() + ": " + error.detail().en())
                .toList();
    }

    @Test
    void asksForTheNewestTwentyUnlessSaid() {
        CaseQuery query = CaseQuery.of(Map.of(), OFFICE);

        assertEquals(Set.of(), query.statuses());
        assertEquals(CaseQuery.Sort.RECEIVED_DESCENDING, query.sort());
        assertEquals(20, query.limit());
    }

    @Test
    void openStandsForEveryStatusBeforeResolved() {
        assertEquals(
                EnumSet.allOf(CaseStatus.class).stream()
                        .filter(status -> status.isOpen() || status == CaseStatus.CLOSED)
                        .collect(Collectors.toSet()),
                CaseQuery.of(Map.of("status", "CLOSED,OPEN"), OFFICE).statuses());
    }

    @Test
    void takesEveryFilterOver() {
        Map<String, String> filters = Map.ofEntries(
                Map.entry("status", "TRIAGED,ASSIGNED"),
                Map.entry("department", "DPASS"),
                Map.entry("assignee", "dpass"),
                Map.entry("topic", "vaccination"),
                Map.entry("channel", "phone"),
                Map.entry("receivedFrom", "2021-09-07T00:00:00+11:00"),
                Map.entry("receivedTo", "2021-09-08T00:00:00+11:00"),
                Map.entry("overdue", "false"),
                Map.entry("q", "certificat"),
                Map.entry("phone", "20.52.52"),
                Map.entry("sort", "dueAt"),
                Map.entry("limit", "200"),
                Map.entry("cursor", "abc"));

        assertEquals(
                new CaseQuery(
                        Set.of(CaseStatus.TRIAGED, CaseStatus.ASSIGNED),
                        "DPASS",
                        "dpass",
                        Set.of("vaccination"),
                        "phone",
                        Instant.parse("2021-09-06T13:00:00Z"),
                        Instant.parse("2021-09-07T13:00:00Z"),
                        false,
                        "certificat",
                        "20.52.52",
                        CaseQuery.Sort.DUE_ASCENDING,
                        200,
                        "abc"),
                CaseQuery.of(filters, OFFICE));
    }

    @ParameterizedTest
    @CsvSource({
        "status, open",
        "status, 'TRIAGED,'",
        "status, 'TRIAGED, ASSIGNED'",
        "receivedFrom, yesterday",
        "receivedTo, 2021-09-07",
        "receivedFrom, -999999999-01-01T00:00:00Z",
        "receivedTo, +999999999-01-01T00:00:00Z",
        "department, DPAS",
        "topic, taxes",
        "overdue, yes",
        "sort, subject",
        "limit, 0",
        "limit, 201",
        "page, 2"
    })
    void refusesAMalformedOrUnknownParameterByName(String name, String value) {
        RelaisException refused = assertThrows(
                RelaisException.class, () -> CaseQuery.of(Map.of("assignee", "dpass", name, value), OFFICE));

        assertEquals(
                List.of("/" + name),
                refused.errors().stream().map(FieldError::pointer).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DPASS", "dpass", "DASS", "dass"})
    void aDepartmentMayBeWrittenAsPeopleWriteIt(String name) {
        assertEquals("DPASS", CaseQuery.of(Map.of("department", name), OFFICE).department());
    }

    @Test
    void namesTheKnownDepartmentsAndTopicsWhenOneIsUnknown() {
        assertEquals(
                List.of("/department: Unknown department. There are DAJI, DPASS.", "/topic: Allowed are vaccination."),
                refused(Map.of("department", "DPAS", "topic", "taxes")));
    }

    @Test
    void searchesForEveryWordOnce() {
        assertEquals(
                "paita recu 2021-004517-k",
                CaseQuery.of(Map.of("q", " Païta, REÇU % paita _ - 2021-004517-K"), OFFICE)
                        .text());
        assertEquals(
                "a b c d e f g h i j",
                CaseQuery.of(Map.of("q", "a b c d e f g h i j A B C D E F G H I J"), OFFICE)
                        .text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", " ", "--", "\u0301", "\uD83D\uDE00", "a b c d e f g h i j k", LONG})
    void refusesASearchForNothingOrForTooMuch(String search) {
        assertEquals(
                List.of(
                        "/q: From one to 10 different words of letters or digits are expected, in at most 200 characters."),
                refused(Map.of("q", search)));
    }
}
