package org.relais.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;

class CaseQueryTest {

    @Test
    void asksForTheNewestTwentyUnlessSaid() {
        CaseQuery query = CaseQuery.of(Map.of());

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
                CaseQuery.of(Map.of("status", "CLOSED,OPEN")).statuses());
    }

    @Test
    void takesEveryFilterOver() {
        CaseQuery query = CaseQuery.of(Map.ofEntries(
                Map.entry("status", "TRIAGED,ASSIGNED"),
                Map.entry("department", "DPASS"),
                Map.entry("assignee", "dpass"),
                Map.entry("topic", "vaccination"),
                Map.entry("channel", "phone"),
                Map.entry("receivedFrom", "2021-09-07T00:00:00+11:00"),
                Map.entry("receivedTo", "2021-09-08T00:00:00+11:00"),
                Map.entry("overdue", "false"),
                Map.entry("q", "certificat"),
                Map.entry("sort", "dueAt"),
                Map.entry("limit", "200"),
                Map.entry("cursor", "abc")));

        assertEquals(
                new CaseQuery(
                        Set.of(CaseStatus.TRIAGED, CaseStatus.ASSIGNED),
                        "DPASS",
                        "dpass",
                        "vaccination",
                        "phone",
                        Instant.parse("2021-09-06T13:00:00Z"),
                        Instant.parse("2021-09-07T13:00:00Z"),
                        false,
                        "certificat",
                        CaseQuery.Sort.DUE_ASCENDING,
                        200,
                        "abc"),
                query);
    }

    @ParameterizedTest
    @CsvSource({
        "status, open",
        "status, 'TRIAGED,'",
        "status, 'TRIAGED, ASSIGNED'",
        "receivedFrom, yesterday",
        "receivedTo, 2021-09-07",
        "overdue, yes",
        "sort, subject",
        "limit, 0",
        "limit, 201",
        "page, 2"
    })
    void refusesAMalformedOrUnknownParameterByName(String name, String value) {
        RelaisException refused =
                assertThrows(RelaisException.class, () -> CaseQuery.of(Map.of("department", "DPASS", name, value)));

        assertEquals(
                List.of("/" + name),
                refused.errors().stream().map(FieldError::pointer).toList());
    }
}
