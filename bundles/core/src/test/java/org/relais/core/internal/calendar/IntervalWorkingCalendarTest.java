package org.relais.core.internal.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.calendar.DueDate;
import org.relais.calendar.NextWorkingDay;
import org.relais.calendar.OpeningStatus;
import org.relais.calendar.SkippedDay;
import org.relais.calendar.WorkingCalendar;
import org.relais.core.internal.office.PackSamples;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;
import org.relais.errors.RelaisException;

class IntervalWorkingCalendarTest {

    private static final String WEEKDAYS = """
            hours:
              - week:
                  monday: 07:00-16:00
                  tuesday: 07:00-16:00
                  wednesday: 07:00-16:00
                  thursday: 07:00-16:00
                  friday: [07:00-12:00, 13:00-16:00]
            """;

    private final WorkingCalendar noumea = CalendarSamples.calendar(PackSamples.shipped());

    private static WorkingCalendar calendar(String zone, String hours) {
        return CalendarSamples.calendar(zone, hours);
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static OpeningStatus status(WorkingCalendar calendar, String at) {
        return calendar.status(at(at), null, null);
    }

    private static Instant plus(WorkingCalendar calendar, String from, Duration time) {
        return calendar.plus(at(from), time, null, null).dueAt();
    }

    @Test
    void theDayAfterThe23rdOfSeptember2021IsMondayThe27th() {
        NextWorkingDay next = noumea.nextWorkingDay(LocalDate.of(2021, 9, 23));
        assertEquals(LocalDate.of(2021, 9, 27), next.date());
        assertEquals(
                List.of("24 Public holiday: Citizenship Day", "25 Weekend", "26 Weekend"),
                next.skipped().stream()
                        .map(day ->
                                day.date().getDayOfMonth() + " " + day.reason().en())
                        .toList());
        assertEquals(
                "Jour férié : Fête de la citoyenneté",
                next.skipped().get(0).reason().fr());
    }

    @Test
    void holidaysAreThoseOfJollydayOnEveryDayFor21Years() {
        HolidayManager oracle = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NEW_CALEDONIA));
        int holidays = 0;
        for (LocalDate date = LocalDate.of(2015, 1, 1); date.getYear() <= 2035; date = date.plusDays(1)) {
            LocalDate day = date;
            boolean passedOver = noumea.nextWorkingDay(date.minusDays(1)).skipped().stream()
                    .filter(skipped -> skipped.date().equals(day))
                    .map(SkippedDay::reason)
                    .anyMatch(reason -> reason.en().startsWith("Public holiday"));
            assertEquals(oracle.isHoliday(date), passedOver, date.toString());
            holidays += passedOver ? 1 : 0;
        }
        assertTrue(holidays > 21 * 11, "about twelve a year were found: " + holidays);
    }

    @Test
    void theOfficeOpensAt7AndClosesAt16OnTheMinute() {
        assertFalse(status(noumea, "2021-09-23T06:59:59+11:00").open());
        assertTrue(status(noumea, "2021-09-23T07:00:00+11:00").open());
        assertEquals(
                at("2021-09-23T16:00:00+11:00"),
                status(noumea, "2021-09-23T15:59:59+11:00").closesAt());
        OpeningStatus closed = status(noumea, "2021-09-23T16:00:00+11:00");
        assertFalse(closed.open());
        assertEquals(at("2021-09-27T07:00:00+11:00"), closed.nextOpening());
        assertEquals("Outside opening hours", closed.reason().en());
    }

    @Test
    void aClosedDaySaysWhy() {
        assertEquals(
                "Public holiday: Citizenship Day",
                status(noumea, "2021-09-24T10:00:00+11:00").reason().en());
        assertEquals(
                "Fin de semaine",
                status(noumea, "2021-09-25T10:00:00+11:00").reason().fr());
    }

    @Test
    void theMinuteBeforeAndTheMinuteAfter11AreTheSameOfficeDay() {
        LocalDate day = LocalDate.of(2021, 9, 23);
        assertEquals(day, status(noumea, "2021-09-23T10:59:00+11:00").officeDay());
        assertEquals(day, status(noumea, "2021-09-23T11:00:00+11:00").officeDay());
        assertEquals(day, status(noumea, "2021-09-23T11:01:00+11:00").officeDay());
    }

    @Test
    void midnightInGreenwichIsInTheMiddleOfTheOfficesDay() {
        LocalDate day = LocalDate.of(2021, 9, 23);
        assertEquals(day, noumea.officeDay(at("2021-09-22T23:59:00Z")));
        assertEquals(day, noumea.officeDay(at("2021-09-23T00:01:00Z")));
        assertEquals(day, status(noumea, "2021-09-23T00:01:00Z").officeDay());
        assertEquals(day.plusDays(1), noumea.officeDay(at("2021-09-23T13:00:00Z")));
    }

    @Test
    void workingTimeGoesOnAfterTheHolidayAndTheWeekend() {
        DueDate due = noumea.plus(
                at("2021-09-23T15:30:00+11:00"), Duration.ofMinutes(60), new SiteId("caps"), new ChannelId("phone"));
        assertEquals(at("2021-09-27T07:30:00+11:00"), due.dueAt());
        assertEquals(
                List.of(
                        "Thursday 23 September 2021: 30 min counted",
                        "Friday 24 September 2021: Public holiday: Citizenship Day",
                        "Saturday 25 September 2021: Weekend",
                        "Sunday 26 September 2021: Weekend",
                        "Monday 27 September 2021: 30 min counted"),
                due.explanation().stream().map(line -> line.en()).toList());
        assertEquals(
                "jeudi 23 septembre 2021 : 30 min comptées",
                due.explanation().get(0).fr());
    }

    @Test
    void timeThatFitsTheDayEndsAtItsCloseAndNotAtTheNextOpening() {
        assertEquals(
                at("2021-09-23T16:00:00+11:00"), plus(noumea, "2021-09-23T15:00:00+11:00", Duration.ofMinutes(60)));
    }

    @Test
    void noWorkingTimeAnswersTheStartOrTheNextOpening() {
        assertEquals(at("2021-09-23T15:00:00+11:00"), plus(noumea, "2021-09-23T15:00:00+11:00", Duration.ZERO));
        assertEquals(at("2021-09-27T07:00:00+11:00"), plus(noumea, "2021-09-23T16:00:00+11:00", Duration.ZERO));
    }

    @Test
    void theHourThatIsSkippedInSpringIsNotWorked() {
        WorkingCalendar paris = calendar("Europe/Paris", """
                hours:
                  - week: {sunday: 01:00-04:00}
                """);
        assertEquals(
                Duration.ofHours(2),
                paris.between(at("2022-03-27T00:00:00+01:00"), at("2022-03-28T00:00:00+02:00"), null, null));
        assertEquals(at("2022-03-27T04:00:00+02:00"), plus(paris, "2022-03-27T01:00:00+01:00", Duration.ofHours(2)));
    }

    @Test
    void theHourThatComesTwiceInAutumnIsWorkedTwice() {
        WorkingCalendar paris = calendar("Europe/Paris", """
                hours:
                  - week: {sunday: 01:00-04:00}
                """);
        assertEquals(
                Duration.ofHours(4),
                paris.between(at("2022-10-30T00:00:00+02:00"), at("2022-10-31T00:00:00+01:00"), null, null));
    }

    @Test
    void aTimeThatDoesNotExistIsTheEndOfTheGap() {
        WorkingCalendar paris = calendar("Europe/Paris", """
                hours:
                  - week: {sunday: [02:15-02:45, 03:00-04:00]}
                """);
        assertEquals(
                at("2022-03-27T03:00:00+02:00"),
                status(paris, "2022-03-27T00:00:00+01:00").nextOpening());
        assertEquals(
                Duration.ofHours(1),
                paris.between(at("2022-03-27T00:00:00+01:00"), at("2022-03-28T00:00:00+02:00"), null, null));
    }

    @Test
    void anIntervalOverMidnightBelongsToTheDayItStartsOn() {
        WorkingCalendar night = calendar("Pacific/Noumea", """
                hours:
                  - week: {thursday: 22:00-06:00+1}
                """);
        OpeningStatus late = status(night, "2021-09-24T05:59:00+11:00");
        assertTrue(late.open());
        assertEquals(at("2021-09-24T06:00:00+11:00"), late.closesAt());
        assertEquals(LocalDate.of(2021, 9, 24), late.officeDay());
        assertFalse(status(night, "2021-09-24T06:00:00+11:00").open());
        assertEquals(
                LocalDate.of(2021, 9, 30),
                night.nextWorkingDay(LocalDate.of(2021, 9, 23)).date());
        assertEquals(at("2021-09-30T23:00:00+11:00"), plus(night, "2021-09-24T05:00:00+11:00", Duration.ofHours(2)));
    }

    @Test
    void aClosureIsNamedWithItsDecreeAndAnExceptionalDayIsStrongerThanAll() {
        WorkingCalendar calendar = calendar("Pacific/Noumea", WEEKDAYS + """
                closures:
                  - date: 2021-09-22
                    label: {fr: Pont, en: Bridge}
                    decree: arrêté 12
                holidays:
                  - name: {fr: Fête, en: Feast}
                    date: 09-24
                exceptionalDays:
                  - date: 2021-09-24
                    hours: 08:00-09:00
                    label: {fr: Permanence, en: Standby}
                  - date: 2021-09-23
                    label: {fr: Inventaire, en: Stocktaking}
                """);
        assertEquals(
                "Bridge (arrêté 12)",
                status(calendar, "2021-09-22T10:00:00+11:00").reason().en());
        assertEquals(
                "Inventaire",
                status(calendar, "2021-09-23T10:00:00+11:00").reason().fr());
        assertTrue(status(calendar, "2021-09-24T08:30:00+11:00").open());
        assertEquals(
                LocalDate.of(2021, 9, 24),
                calendar.nextWorkingDay(LocalDate.of(2021, 9, 21)).date());
    }

    @Test
    void theClosestHoursCount() {
        WorkingCalendar calendar = calendar("Pacific/Noumea", WEEKDAYS + """
                  - site: caps
                    week: {saturday: 08:00-09:00}
                  - channel: phone
                    week: {saturday: 10:00-11:00}
                  - site: caps
                    channel: phone
                    week: {saturday: 12:00-13:00}
                """);
        Instant saturday = at("2021-09-25T00:00:00+11:00");
        SiteId caps = new SiteId("caps");
        ChannelId phone = new ChannelId("phone");
        assertEquals(
                at("2021-09-25T12:00:00+11:00"),
                calendar.status(saturday, caps, phone).nextOpening());
        assertEquals(
                at("2021-09-25T10:00:00+11:00"),
                calendar.status(saturday, null, phone).nextOpening());
        assertEquals(
                at("2021-09-25T08:00:00+11:00"),
                calendar.status(saturday, caps, new ChannelId("web")).nextOpening());
        assertEquals(
                at("2021-09-27T07:00:00+11:00"),
                calendar.status(saturday, null, new ChannelId("web")).nextOpening());
    }

    @Test
    void nothingPassesBackwardsInTime() {
        Instant now = at("2021-09-23T10:00:00+11:00");
        assertEquals(Duration.ZERO, noumea.between(now, now, null, null));
        assertEquals(Duration.ZERO, noumea.between(now, now.minusSeconds(3_600), null, null));
    }

    @Test
    void whatNoOfficeCanMeanIsRefused() {
        Instant now = at("2021-09-23T10:00:00+11:00");
        assertThrows(RelaisException.class, () -> noumea.plus(now, Duration.ofMinutes(-1), null, null));
        assertThrows(RelaisException.class, () -> noumea.plus(now, Duration.ofMinutes(1_000_001), null, null));
        assertThrows(RelaisException.class, () -> noumea.status(Instant.MAX, null, null));
        assertThrows(RelaisException.class, () -> noumea.status(Instant.MIN, null, null));
        assertThrows(RelaisException.class, () -> noumea.nextWorkingDay(LocalDate.MAX));
    }
}
