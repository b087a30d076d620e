package org.relais.core.internal.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.calendar.OpeningStatus;
import org.relais.calendar.WorkingCalendar;
import org.relais.core.internal.office.PackSamples;

/** What holds for every calendar, on random instants of several time tables, and against calendars counted another way. */
class WorkingTimePropertyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final String PARTICULAR_DAYS = """
            closures:
              - date: 2021-05-14
                label: {fr: Pont, en: Bridge}
              - date: 2022-03-27
                label: {fr: Heure perdue, en: Lost hour}
            holidays:
              - name: {fr: Noël, en: Christmas Day}
                date: 12-25
              - name: {fr: Lundi de Pâques, en: Easter Monday}
                easter: 1
            exceptionalDays:
              - date: 2021-12-24
                hours: [08:00-09:30, 22:00-02:30+1]
                label: {fr: Permanence, en: Standby}
              - date: 2022-10-30
                hours: 00:30-04:00
                label: {fr: Deux fois deux heures, en: Twice two o'clock}
              - date: 2023-03-26
                hours: [01:30-02:15, 02:30-05:00]
                label: {fr: Heure perdue, en: Lost hour}
              - date: 2022-06-15
                label: {fr: Inventaire, en: Stocktaking}
            """;

    private static final String WEEKDAYS = """
            hours:
              - week:
                  monday: 07:00-16:00
                  tuesday: 07:00-16:00
                  wednesday: [07:00-11:45, 12:30-16:00]
                  thursday: 07:00-16:00
                  friday: [07:00-12:00, 13:00-16:00]
            """;

    private static final String NIGHTS = """
            hours:
              - week:
                  friday: 22:00-06:00+1
                  saturday: 20:00-04:30+1
                  sunday: [05:00-06:00, 23:00-01:00+1]
            """;

    private static final String ALWAYS = """
            hours:
              - week: {monday: 00:00-24:00, tuesday: 00:00-24:00, wednesday: 00:00-24:00, thursday: 00:00-24:00,
                       friday: 00:00-24:00, saturday: 00:00-24:00, sunday: 00:00-24:00}
            """;

    static Stream<Map.Entry<String, WorkingCalendar>> calendars() {
        return Stream.of(
                Map.entry("Nouméa", CalendarSamples.calendar(PackSamples.shipped())),
                named("Pacific/Noumea", WEEKDAYS),
                named("Europe/Paris", WEEKDAYS),
                named("Europe/Paris", NIGHTS),
                named("Europe/Paris", ALWAYS),
                // half an hour of summer time, and its summer is the other half of the year
                named("Australia/Lord_Howe", NIGHTS))
                .toList()
                .stream();
    }

    private static Map.Entry<String, WorkingCalendar> named(String zone, String hours) {
        String first = hours.lines().skip(2).findFirst().orElse("").strip();
        return Map.entry(zone + " " + first, CalendarSamples.calendar(zone, hours + PARTICULAR_DAYS));
    }

    private static Instant random(Random random) {
        return Instant.parse("2021-01-01T00:00:00Z").plusSeconds(random.nextInt(3 * 365 * 86_400));
    }

    private static Duration between(WorkingCalendar calendar, Instant from, Instant to) {
        return calendar.between(from, to, null, null);
    }

    private static Instant plus(WorkingCalendar calendar, Instant from, Duration time) {
        return calendar.plus(from, time, null, null).dueAt();
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void betweenUndoesPlus(Map.Entry<String, WorkingCalendar> named) {
        WorkingCalendar calendar = named.getValue();
        Random random = new Random(2021);
        for (int round = 0; round < 2_000; round++) {
            Instant from = random(random);
            Duration time = Duration.ofSeconds(random.nextInt(100 * 3_600));
            Instant due = plus(calendar, from, time);
            assertFalse(due.isBefore(from));
            assertEquals(time, between(calendar, from, due), () -> from + " plus " + time);
        }
    }

    /** What plus answers is the first instant at which so much time has passed: a moment before, some of it is missing. */
    @ParameterizedTest
    @MethodSource("calendars")
    void plusAnswersTheFirstInstantAtWhichTheTimeHasPassed(Map.Entry<String, WorkingCalendar> named) {
        WorkingCalendar calendar = named.getValue();
        Random random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            Instant from = random(random);
            Duration time = Duration.ofSeconds(1 + random.nextInt(40 * 3_600));
            Instant due = plus(calendar, from, time);
            assertTrue(between(calendar, from, due.minusSeconds(1)).compareTo(time) < 0, () -> from + " plus " + time);
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void plusUndoesBetweenUpToTimeThatIsNotWorked(Map.Entry<String, WorkingCalendar> named) {
        WorkingCalendar calendar = named.getValue();
        Random random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            Instant from = random(random);
            Instant to = from.plusSeconds(random.nextInt(20 * 86_400));
            Duration worked = between(calendar, from, to);
            Instant due = plus(calendar, from, worked);
            if (worked.isZero()) {
                assertFalse(due.isBefore(from));
            } else {
                assertFalse(due.isAfter(to));
                assertEquals(Duration.ZERO, between(calendar, due, to), () -> from + " to " + to);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void moreTimeEndsLaterAndALaterStartNeverEndsEarlier(Map.Entry<String, WorkingCalendar> named) {
        WorkingCalendar calendar = named.getValue();
        Random random = new Random(42);
        for (int round = 0; round < 1_000; round++) {
            Instant from = random(random);
            Duration time = Duration.ofSeconds(random.nextInt(60 * 3_600));
            Instant due = plus(calendar, from, time);
            assertTrue(plus(calendar, from, time.plusSeconds(1)).isAfter(due), () -> from + " plus " + time);
            Instant later = from.plusSeconds(random.nextInt(3 * 86_400));
            assertFalse(plus(calendar, later, time).isBefore(due), () -> from + " and " + later + " plus " + time);
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void theTimeOfAPeriodIsThatOfItsParts(Map.Entry<String, WorkingCalendar> named) {
        WorkingCalendar calendar = named.getValue();
        Random random = new Random(3);
        for (int round = 0; round < 1_000; round++) {
            Instant from = random(random);
            Instant middle = from.plusSeconds(random.nextInt(10 * 86_400));
            Instant to = middle.plusSeconds(random.nextInt(10 * 86_400));
            assertEquals(
                    between(calendar, from, middle).plus(between(calendar, middle, to)), between(calendar, from, to));
        }
    }

    /** Two weeks before and after each particular day, the boundaries of every interval: open exactly from start to end. */
    @ParameterizedTest
    @MethodSource("calendars")
    void eachBoundaryIsOneTheMinuteBeforeAtItAndTheMinuteAfter(Map.Entry<String, WorkingCalendar> named) {
        WorkingCalendar calendar = named.getValue();
        int boundaries = 0;
        for (String day : List.of("2021-05-14", "2021-12-24", "2022-03-27", "2022-06-15", "2022-10-30", "2023-03-26")) {
            Instant at = LocalDate.parse(day)
                    .minusDays(14)
                    .atStartOfDay(ZoneId.of("UTC"))
                    .toInstant();
            Instant end = at.plus(Duration.ofDays(28));
            while (at.isBefore(end)) {
                OpeningStatus status = calendar.status(at, null, null);
                Instant next = status.open() ? status.closesAt() : status.nextOpening();
                assertTrue(next.isAfter(at));
                Instant before = next.minus(MINUTE).isBefore(at) ? at : next.minus(MINUTE);
                assertEquals(status.open(), calendar.status(before, null, null).open());
                assertEquals(
                        status.open(),
                        calendar.status(next.minusSeconds(1), null, null).open());
                Duration worked = between(calendar, at, next);
                assertEquals(status.open() ? Duration.between(at, next) : Duration.ZERO, worked);
                OpeningStatus after = calendar.status(next, null, null);
                // one interval may end where the next one starts
                assertTrue(after.open() || status.open(), () -> next + " of " + named.getKey());
                assertEquals(
                        after.open(),
                        calendar.status(next.plusSeconds(59), null, null).open());
                at = next;
                boundaries++;
            }
        }
        assertTrue(boundaries > 40, "boundaries seen: " + boundaries);
    }

    /** Counts minute by minute whether the office is open: slow, simple, and another way. */
    @ParameterizedTest
    @MethodSource("calendars")
    void workingTimeIsTheSumOfTheMinutesInWhichItIsOpen(Map.Entry<String, WorkingCalendar> named) {
        WorkingCalendar calendar = named.getValue();
        for (String day : List.of("2021-12-23", "2022-03-25", "2022-10-28", "2023-03-24")) {
            Instant from = Instant.parse(day + "T10:00:00Z");
            Duration counted = Duration.ZERO;
            for (Instant at = from; at.isBefore(from.plus(Duration.ofDays(4))); at = at.plus(MINUTE)) {
                counted = counted.plus(calendar.status(at, null, null).open() ? MINUTE : Duration.ZERO);
            }
            assertEquals(counted, between(calendar, from, from.plus(Duration.ofDays(4))), day);
        }
    }

    /** Every day of 21 years by an oracle that knows holidays from elsewhere and hours from the clock on the wall alone. */
    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Noumea", "Europe/Paris"})
    void everyDayFrom2015To2035IsAsTheOracleSays(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        HolidayManager oracle = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NEW_CALEDONIA));
        WorkingCalendar calendar = CalendarSamples.calendar(
                PackSamples.read(PackSamples.shippedText().replace("zone: Pacific/Noumea ", "zone: " + zoneId + " ")));
        Set<LocalDate> working = new HashSet<>();
        LocalDate first = LocalDate.of(2015, 1, 1);
        for (LocalDate date = first; date.getYear() <= 2035; date = date.plusDays(1)) {
            boolean works = date.getDayOfWeek() != DayOfWeek.SATURDAY
                    && date.getDayOfWeek() != DayOfWeek.SUNDAY
                    && !oracle.isHoliday(date);
            if (works) {
                working.add(date);
            }
            ZonedDateTime midnight = date.atStartOfDay(zone);
            Instant opening = date.atTime(LocalTime.of(7, 0)).atZone(zone).toInstant();
            Instant closing = date.atTime(LocalTime.of(16, 0)).atZone(zone).toInstant();
            String message = date + " in " + zoneId;
            assertEquals(
                    works ? Duration.ofHours(9) : Duration.ZERO,
                    between(calendar, midnight.toInstant(), midnight.plusDays(1).toInstant()),
                    message);
            assertFalse(calendar.status(opening.minus(MINUTE), null, null).open(), message);
            assertEquals(works, calendar.status(opening, null, null).open(), message);
            assertEquals(
                    works, calendar.status(opening.plus(MINUTE), null, null).open(), message);
            assertEquals(
                    works, calendar.status(closing.minus(MINUTE), null, null).open(), message);
            assertFalse(calendar.status(closing, null, null).open(), message);
            assertFalse(calendar.status(closing.plus(MINUTE), null, null).open(), message);
            assertEquals(date, calendar.officeDay(midnight.toInstant()), message);
            assertEquals(
                    date.minusDays(1), calendar.officeDay(midnight.toInstant().minusMillis(1)), message);
        }
        for (LocalDate date = first; date.getYear() < 2035; date = date.plusDays(1)) {
            LocalDate next = date.plusDays(1);
            while (!working.contains(next)) {
                next = next.plusDays(1);
            }
            assertEquals(next, calendar.nextWorkingDay(date).date(), date.toString());
        }
    }
}
