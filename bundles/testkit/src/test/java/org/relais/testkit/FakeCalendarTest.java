package org.relais.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.relais.calendar.OpeningStatus;
import org.relais.texts.LocalizedText;

class FakeCalendarTest {

    private static final Instant THURSDAY_AFTERNOON = at("2021-09-23T15:30:00+11:00");

    private final FakeCalendar calendar = new FakeCalendar(ZoneId.of("Pacific/Noumea"));

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    @Test
    void isOpenOnWeekdaysFromEightToFour() {
        assertTrue(calendar.status(at("2021-09-23T08:00:00+11:00"), null, null).open());
        OpeningStatus evening = calendar.status(at("2021-09-24T16:00:00+11:00"), null, null);
        assertFalse(evening.open());
        assertEquals(at("2021-09-27T08:00:00+11:00"), evening.nextOpening());
        OpeningStatus morning = calendar.status(at("2021-09-24T07:59:00+11:00"), null, null);
        assertEquals(at("2021-09-24T08:00:00+11:00"), morning.nextOpening());
    }

    @Test
    void aClosedDayIsPassedOverWithItsReason() {
        calendar.close(LocalDate.parse("2021-09-24"), new LocalizedText("Fête", "Feast"));

        var next = calendar.nextWorkingDay(LocalDate.parse("2021-09-23"));

        assertEquals(LocalDate.parse("2021-09-27"), next.date());
        assertEquals("Feast", next.skipped().get(0).reason().en());
        assertEquals(3, next.skipped().size());
    }

    @Test
    void workingTimeGoesOnOnTheNextWorkingDay() {
        Instant due = calendar.plus(THURSDAY_AFTERNOON, Duration.ofHours(9), null, null)
                .dueAt();

        assertEquals(at("2021-09-27T08:30:00+11:00"), due);
        assertEquals(Duration.ofHours(9), calendar.between(THURSDAY_AFTERNOON, due, null, null));
    }
}
