package org.relais.core.internal.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.RelaisException;

class HolidayFeedTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//FR\r\n" + String.join("", events)
                + "END:VCALENDAR\r\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }

    private static List<String> read(String feed) {
        return new HolidayFeed(FIRST, LAST)
                .read(feed.getBytes(StandardCharsets.UTF_8)).stream()
                        .map(day -> day.uid() + " " + day.date() + " " + day.label())
                        .toList();
    }

    private static List<String> refused(String feed) {
        RelaisException refused = assertThrows(RelaisException.class, () -> read(feed));
        return refused.errors().stream().map(error -> error.pointer()).toList();
    }

    @Test
    void aDayIsReadWithItsName() {
        assertEquals(
                List.of("a 2021-05-14 Pont de l'Ascension"),
                read(calendar(event("UID:a", "DTSTART;VALUE=DATE:20210514", "SUMMARY:Pont de l'Ascension"))));
    }

    @Test
    void aMarkOfByteOrderBeforeTheCalendarIsPassedOver() {
        String feed = calendar(event("UID:a", "DTSTART;VALUE=DATE:20210514", "SUMMARY:Pont"));
        assertEquals(List.of("a 2021-05-14 Pont"), read("\uFEFF" + feed));
    }

    @Test
    void theEndIsTheDayAfterTheLastOne() {
        assertEquals(
                List.of("a 2021-12-30 Fermeture", "a 2021-12-31 Fermeture", "a 2022-01-01 Fermeture"),
                read(calendar(event(
                        "UID:a", "DTSTART;VALUE=DATE:20211230", "DTEND;VALUE=DATE:20220102", "SUMMARY:Fermeture"))));
        assertEquals(
                2,
                read(calendar(event("UID:a", "DTSTART;VALUE=DATE:20211230", "DURATION:P2D", "SUMMARY:Fermeture")))
                        .size());
    }

    @Test
    void aRepetitionWithoutEndIsReadAsFarAsTheWindow() {
        List<String> days = read(
                calendar(event("UID:a", "DTSTART;VALUE=DATE:19990102", "RRULE:FREQ=YEARLY", "SUMMARY:Saint-Basile")));
        assertEquals(7, days.size());
        assertEquals("a 2020-01-02 Saint-Basile", days.get(0));
        assertEquals("a 2026-01-02 Saint-Basile", days.get(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Noumea", "America/Los_Angeles", "America/Sao_Paulo"})
    void theZoneOfTheMachineMovesNoDay(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            assertEquals(
                    List.of("a 2021-09-24 X", "a 2022-09-24 X", "a 2023-09-24 X"),
                    read(calendar(
                            event("UID:a", "DTSTART;VALUE=DATE:20210924", "RRULE:FREQ=YEARLY;COUNT=3", "SUMMARY:X"))));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void anExceptionToARepetitionIsLeftOut() {
        assertEquals(
                List.of("a 2021-09-24 X", "a 2023-09-24 X"),
                read(calendar(event(
                        "UID:a",
                        "DTSTART;VALUE=DATE:20210924",
                        "RRULE:FREQ=YEARLY;COUNT=3",
                        "EXDATE;VALUE=DATE:20220924",
                        "SUMMARY:X"))));
    }

    @Test
    void aCancelledEventProposesNothing() {
        assertEquals(
                List.of(),
                read(calendar(event("UID:a", "DTSTART;VALUE=DATE:20210924", "STATUS:CANCELLED", "SUMMARY:X"))));
    }

    @Test
    void everyWrongFieldIsNamed() {
        assertEquals(
                List.of(
                        "/events/0/UID",
                        "/events/0/SUMMARY",
                        "/events/0/DTSTART",
                        "/events/1/DTSTART",
                        "/events/2/DTEND",
                        "/events/3/RRULE"),
                refused(calendar(
                        event("DESCRIPTION:nothing"),
                        event("UID:b", "DTSTART:20210924T070000Z", "SUMMARY:A meeting"),
                        event("UID:c", "DTSTART;VALUE=DATE:20210924", "DTEND;VALUE=DATE:20210924", "SUMMARY:X"),
                        event("UID:d", "DTSTART;VALUE=DATE:20210924", "RRULE:FREQ=SECONDLY", "SUMMARY:X"))));
    }

    @Test
    void anUnreadableLineIsNamedByItsNumber() {
        List<String> pointers = refused(calendar(event("UID:a", "DTSTART;VALUE=DATE:the 24th", "SUMMARY:X")));
        assertTrue(pointers.contains("/lines/6/DTSTART"), pointers.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "{\"a\": 1}"})
    void whatIsNoCalendarIsRefused(String text) {
        assertTrue(!refused(text).isEmpty());
    }

    @Test
    void aCalendarThatIsCutOffIsRefused() {
        String whole = calendar(event("UID:a", "DTSTART;VALUE=DATE:20210924", "SUMMARY:X"));
        assertTrue(!refused(whole.substring(0, whole.length() - 10)).isEmpty());
    }

    @Test
    void aCalendarWithoutEventsIsRefused() {
        assertEquals(List.of(""), refused(calendar()));
    }

    @Test
    void tooManyDaysAreRefused() {
        assertTrue(refused(calendar(event(
                        "UID:a",
                        "DTSTART;VALUE=DATE:20200101",
                        "DTEND;VALUE=DATE:20200201",
                        "RRULE:FREQ=DAILY",
                        "SUMMARY:X")))
                .contains(""));
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() {
        byte[] latin = calendar(event("UID:a", "DTSTART;VALUE=DATE:20211225", "SUMMARY:Noël"))
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(RelaisException.class, () -> new HolidayFeed(FIRST, LAST).read(latin));
    }

    @Test
    void aRepetitionThatNeverComesEnds() {
        assertEquals(
                List.of(),
                read(calendar(event(
                                "UID:a",
                                "DTSTART;VALUE=DATE:20200101",
                                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                                "SUMMARY:X")))
                        .stream()
                        .filter(day -> !day.contains("2020-01-01"))
                        .toList());
    }
}
