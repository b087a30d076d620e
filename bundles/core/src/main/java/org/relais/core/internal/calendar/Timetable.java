package org.relais.core.internal.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.office.ClosureDay;
import org.relais.core.internal.office.ExceptionalDay;
import org.relais.core.internal.office.OpeningHours;
import org.relais.core.internal.office.TimeInterval;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** The days of one calendar, site and channel, computed a year at a time and kept. Thread-safe. */
final class Timetable {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final OfficeCalendar calendar;
    private final ZoneRules zone;
    private final OpeningHours hours;
    private final Map<LocalDate, ExceptionalDay> exceptionalDays = new HashMap<>();
    private final Map<LocalDate, LocalizedText> closures = new HashMap<>();
    private final Map<Integer, DayPlan[]> years = new ConcurrentHashMap<>();

    /** The timetable of the closest hours: channel on site, then channel, then site, then the office. */
    Timetable(OfficeCalendar calendar, @Nullable String site, @Nullable String channel) {
        this.calendar = calendar;
        this.zone = calendar.zone().getRules();
        this.hours = hours(site, channel)
                .or(() -> hours(null, channel))
                .or(() -> hours(site, null))
                .or(() -> hours(null, null))
                .orElseThrow();
        calendar.exceptionalDays().stream()
                .filter(day -> day.site() == null || day.site().equals(site))
                .filter(day -> day.channel() == null || day.channel().equals(channel))
                .forEach(day -> exceptionalDays.merge(day.date(), day, Timetable::closest));
        calendar.closures().forEach(closure -> closures.put(closure.date(), text(closure)));
    }

    private Optional<OpeningHours> hours(@Nullable String site, @Nullable String channel) {
        return calendar.hours().stream()
                .filter(table -> Objects.equals(table.site(), site))
                .filter(table -> Objects.equals(table.channel(), channel))
                .findFirst();
    }

    private static ExceptionalDay closest(ExceptionalDay one, ExceptionalDay other) {
        return closeness(other) > closeness(one) ? other : one;
    }

    private static int closeness(ExceptionalDay day) {
        return (day.channel() == null ? 0 : 2) + (day.site() == null ? 0 : 1);
    }

    private static LocalizedText text(ClosureDay closure) {
        String decree = closure.decree() == null ? "" : " (" + closure.decree() + ")";
        return new LocalizedText(closure.label().fr() + decree, closure.label().en() + decree);
    }

    /** @throws RelaisException for a day that no calendar of an office covers */
    DayPlan day(LocalDate date) {
        int year = date.getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw RelaisException.of(
                    Errors.INVALID_REQUEST,
                    new LocalizedText(
                                    "Le calendrier va de l'année %d à l'année %d",
                                    "The calendar goes from the year %d to the year %d")
                            .formatted(FIRST_YEAR, LAST_YEAR));
        }
        DayPlan[] days = years.get(year);
        return (days == null ? years.computeIfAbsent(year, this::year) : days)[date.getDayOfYear() - 1];
    }

    private DayPlan[] year(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        Map<LocalDate, LocalizedText> holidays = new HashMap<>(PublicHolidays.in(year, calendar.holidays()));
        holidays.putAll(PublicHolidays.in(year - 1, calendar.holidays()));
        DayPlan[] days = new DayPlan[first.lengthOfYear()];
        for (int index = 0; index < days.length; index++) {
            days[index] = plan(first.plusDays(index), holidays);
        }
        return days;
    }

    private DayPlan plan(LocalDate date, Map<LocalDate, LocalizedText> holidays) {
        LocalDate before = date.minusDays(1);
        long free = intervals(before, holidays).stream()
                .mapToLong(interval -> second(before, interval.end()))
                .max()
                .orElse(Long.MIN_VALUE);
        List<TimeInterval> intervals = intervals(date, holidays);
        long[] starts = new long[intervals.size()];
        long[] ends = new long[intervals.size()];
        int size = 0;
        for (TimeInterval interval : intervals) {
            // the night before an exceptional day may reach into it, and a gap in the zone may swallow an interval
            long start = Math.max(free, second(date, interval.start()));
            long end = second(date, interval.end());
            if (end > start) {
                starts[size] = start;
                ends[size++] = end;
            }
        }
        LocalizedText reason = intervals.isEmpty() ? reason(date, holidays) : null;
        return new DayPlan(date, Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), reason);
    }

    private List<TimeInterval> intervals(LocalDate date, Map<LocalDate, LocalizedText> holidays) {
        ExceptionalDay exceptional = exceptionalDays.get(date);
        if (exceptional != null) {
            return exceptional.hours();
        }
        return closures.containsKey(date) || holidays.containsKey(date) ? List.of() : hours.on(date.getDayOfWeek());
    }

    private LocalizedText reason(LocalDate date, Map<LocalDate, LocalizedText> holidays) {
        if (exceptionalDays.containsKey(date)) {
            return exceptionalDays.get(date).label();
        }
        if (holidays.containsKey(date)) {
            LocalizedText name = holidays.get(date);
            return new LocalizedText("Jour férié : " + name.fr(), "Public holiday: " + name.en());
        }
        if (closures.containsKey(date)) {
            return closures.get(date);
        }
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0
                ? new LocalizedText("Fin de semaine", "Weekend")
                : new LocalizedText("Fermé ce jour de la semaine", "Closed on this day of the week");
    }

    /** A local time of a day as epoch second: the first of two, and the end of the gap for a time that does not exist. */
    private long second(LocalDate date, int minute) {
        LocalDateTime local = date.atStartOfDay().plusMinutes(minute);
        ZoneOffsetTransition transition = zone.getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.toEpochSecond();
        }
        ZoneOffset offset = transition == null ? zone.getOffset(local) : transition.getOffsetBefore();
        return local.toEpochSecond(offset);
    }
}
