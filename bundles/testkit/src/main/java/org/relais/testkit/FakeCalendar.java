package org.relais.testkit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.relais.calendar.DueDate;
import org.relais.calendar.NextWorkingDay;
import org.relais.calendar.OpeningStatus;
import org.relais.calendar.SkippedDay;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;
import org.relais.texts.LocalizedText;

/**
 * A calendar that a test can reckon with in its head: open from 08:00 to 16:00 of every day from Monday to Friday, on every site and
 * channel, but for the days that the test closes. Thread-safe.
 */
public final class FakeCalendar implements WorkingCalendar {

    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(16, 0);
    private static final LocalizedText WEEKEND = new LocalizedText("Week-end", "Weekend");
    private static final LocalizedText HOURS =
            new LocalizedText("Hors des heures d'ouverture", "Outside opening hours");

    private final ZoneId zone;
    private final Map<LocalDate, LocalizedText> closed = new ConcurrentHashMap<>();

    /** A calendar whose days are those of this zone. */
    public FakeCalendar(ZoneId zone) {
        this.zone = zone;
    }

    /** Closes a day, with the reason that people are told. */
    public void close(LocalDate day, LocalizedText reason) {
        closed.put(day, reason);
    }

    @Override
    public OpeningStatus status(Instant at, @Nullable SiteId site, @Nullable ChannelId channel) {
        LocalDate day = officeDay(at);
        if (isWorkingDay(day) && !at.isBefore(opening(day)) && at.isBefore(closing(day))) {
            return new OpeningStatus(true, day, closing(day), null, null);
        }
        boolean later = isWorkingDay(day) && at.isBefore(opening(day));
        Instant next = opening(later ? day : nextWorkingDay(day).date());
        return new OpeningStatus(false, day, null, next, isWorkingDay(day) ? HOURS : reason(day));
    }

    @Override
    public NextWorkingDay nextWorkingDay(LocalDate date) {
        List<SkippedDay> skipped = new ArrayList<>();
        LocalDate day = date.plusDays(1);
        while (!isWorkingDay(day)) {
            skipped.add(new SkippedDay(day, reason(day)));
            day = day.plusDays(1);
        }
        return new NextWorkingDay(day, skipped);
    }

    @Override
    public DueDate plus(Instant from, Duration workingTime, @Nullable SiteId site, @Nullable ChannelId channel) {
        List<LocalizedText> explanation = new ArrayList<>();
        Duration left = workingTime;
        OpeningStatus status = status(from, site, channel);
        Instant at = status.nextOpening() == null ? from : status.nextOpening();
        while (true) {
            LocalDate day = officeDay(at);
            Duration today = Duration.between(at, closing(day));
            explanation.add(new LocalizedText(day.toString(), day.toString()));
            if (left.compareTo(today) <= 0) {
                return new DueDate(at.plus(left), explanation);
            }
            left = left.minus(today);
            at = opening(nextWorkingDay(day).date());
        }
    }

    @Override
    public Duration between(Instant from, Instant to, @Nullable SiteId site, @Nullable ChannelId channel) {
        Duration open = Duration.ZERO;
        for (LocalDate day = officeDay(from); !day.isAfter(officeDay(to)); day = day.plusDays(1)) {
            Instant start = opening(day).isAfter(from) ? opening(day) : from;
            Instant end = closing(day).isBefore(to) ? closing(day) : to;
            if (isWorkingDay(day) && start.isBefore(end)) {
                open = open.plus(Duration.between(start, end));
            }
        }
        return open;
    }

    @Override
    public LocalDate officeDay(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !closed.containsKey(day);
    }

    private LocalizedText reason(LocalDate day) {
        return closed.getOrDefault(day, WEEKEND);
    }

    private Instant opening(LocalDate day) {
        return day.atTime(OPENS).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        return day.atTime(CLOSES).atZone(zone).toInstant();
    }
}
