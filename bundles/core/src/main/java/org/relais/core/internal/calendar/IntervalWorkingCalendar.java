package org.relais.core.internal.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.DueDate;
import org.relais.calendar.NextWorkingDay;
import org.relais.calendar.OpeningStatus;
import org.relais.calendar.SkippedDay;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/**
 * Working time by interval arithmetic: a day is a few intervals in epoch seconds, computed once for each year, so that summer time
 * and hours over midnight need no thought here. An interval that ends on the next day belongs to the day on which it starts.
 */
@Component
public final class IntervalWorkingCalendar implements WorkingCalendar {

    private static final LocalizedText OUTSIDE_HOURS =
            new LocalizedText("En dehors des heures d'ouverture", "Outside opening hours");
    private static final Duration LONGEST = Duration.ofMinutes(1_000_000);

    /** Timetables of one calendar; another one starts with none. */
    private record Timetables(OfficeCalendar calendar, Set<String> ownHours, Map<Key, Timetable> byKey) {

        static Timetables of(OfficeCalendar calendar) {
            Set<String> names = new HashSet<>();
            calendar.hours().forEach(table -> Collections.addAll(names, table.site(), table.channel()));
            calendar.exceptionalDays().forEach(day -> Collections.addAll(names, day.site(), day.channel()));
            return new Timetables(calendar, names, new ConcurrentHashMap<>());
        }

        /** Sites and channels without hours of their own share a timetable. */
        Timetable timetable(@Nullable String site, @Nullable String channel) {
            Key key = new Key(ownHours.contains(site) ? site : null, ownHours.contains(channel) ? channel : null);
            Timetable known = byKey.get(key);
            return known != null
                    ? known
                    : byKey.computeIfAbsent(key, wanted -> new Timetable(calendar, wanted.site(), wanted.channel()));
        }
    }

    private record Key(@Nullable String site, @Nullable String channel) {}

    private final OfficeCalendars calendars;
    private volatile @Nullable Timetables timetables;

    @Activate
    public IntervalWorkingCalendar(@Reference OfficeCalendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public OpeningStatus status(Instant at, @Nullable SiteId site, @Nullable ChannelId channel) {
        Timetable timetable = timetable(site, channel);
        LocalDate today = officeDay(at);
        long second = at.getEpochSecond();
        for (LocalDate date = today.minusDays(1); ; date = date.plusDays(1)) {
            DayPlan day = timetable.day(date);
            for (int index = 0; index < day.size(); index++) {
                if (second < day.start(index)) {
                    return closed(timetable.day(today), Instant.ofEpochSecond(day.start(index)));
                }
                if (second < day.end(index)) {
                    return new OpeningStatus(true, today, Instant.ofEpochSecond(day.end(index)), null, null);
                }
            }
        }
    }

    private static OpeningStatus closed(DayPlan today, Instant next) {
        LocalizedText reason = today.reason();
        return new OpeningStatus(false, today.date(), null, next, reason == null ? OUTSIDE_HOURS : reason);
    }

    @Override
    public NextWorkingDay nextWorkingDay(LocalDate date) {
        Timetable timetable = timetable(null, null);
        List<SkippedDay> skipped = new ArrayList<>();
        LocalDate candidate = next(date);
        while (timetable.day(candidate).size() == 0) {
            LocalizedText reason = timetable.day(candidate).reason();
            skipped.add(new SkippedDay(candidate, reason == null ? OUTSIDE_HOURS : reason));
            candidate = candidate.plusDays(1);
        }
        return new NextWorkingDay(candidate, skipped);
    }

    private static LocalDate next(LocalDate date) {
        return date.equals(LocalDate.MAX) ? date : date.plusDays(1);
    }

    @Override
    public DueDate plus(Instant from, Duration workingTime, @Nullable SiteId site, @Nullable ChannelId channel) {
        refuseUnlessCountable(workingTime);
        Timetable timetable = timetable(site, channel);
        LocalDate today = officeDay(from);
        Explanation explanation = new Explanation();
        Instant due = null;
        Duration left = workingTime;
        for (LocalDate date = today.minusDays(1); due == null; date = date.plusDays(1)) {
            DayPlan day = timetable.day(date);
            Duration before = left;
            for (int index = 0; index < day.size() && due == null; index++) {
                Instant start = later(from, Instant.ofEpochSecond(day.start(index)));
                Duration open = Duration.between(start, Instant.ofEpochSecond(day.end(index)));
                if (open.compareTo(left) >= 0 && !open.isZero()) {
                    due = start.plus(left);
                    left = Duration.ZERO;
                } else if (!open.isNegative()) {
                    left = left.minus(open);
                }
            }
            long counted = before.minus(left).toSeconds();
            if (counted > 0 || due == null && !date.isBefore(today)) {
                explanation.counted(day, counted);
            }
        }
        return new DueDate(due, explanation.lines());
    }

    private static void refuseUnlessCountable(Duration workingTime) {
        if (workingTime.isNegative() || workingTime.compareTo(LONGEST) > 0) {
            throw RelaisException.of(
                    Errors.INVALID_REQUEST,
                    new LocalizedText(
                                    "La durée de travail va de 0 à %d minutes",
                                    "The working time goes from 0 to %d minutes")
                            .formatted(LONGEST.toMinutes()));
        }
    }

    @Override
    public Duration between(Instant from, Instant to, @Nullable SiteId site, @Nullable ChannelId channel) {
        Duration total = Duration.ZERO;
        if (!to.isAfter(from)) {
            return total;
        }
        Timetable timetable = timetable(site, channel);
        LocalDate last = officeDay(to);
        for (LocalDate date = officeDay(from).minusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            DayPlan day = timetable.day(date);
            for (int index = 0; index < day.size(); index++) {
                Instant start = later(from, Instant.ofEpochSecond(day.start(index)));
                Instant end = earlier(to, Instant.ofEpochSecond(day.end(index)));
                if (start.isBefore(end)) {
                    total = total.plus(Duration.between(start, end));
                }
            }
        }
        return total;
    }

    @Override
    public LocalDate officeDay(Instant at) {
        try {
            return LocalDate.ofInstant(at, calendars.zone());
        } catch (DateTimeException beyond) {
            return at.isBefore(Instant.EPOCH) ? LocalDate.MIN.plusYears(1) : LocalDate.MAX.minusYears(1);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Timetable timetable(@Nullable SiteId site, @Nullable ChannelId channel) {
        OfficeCalendar calendar = calendars.current();
        @Nullable Timetables current = timetables;
        if (current == null || current.calendar() != calendar) {
            current = Timetables.of(calendar);
            timetables = current;
        }
        return current.timetable(site == null ? null : site.value(), channel == null ? null : channel.value());
    }
}
