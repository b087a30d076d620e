package org.relais.core.internal.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.calendar.CalendarDay;
import org.relais.calendar.CalendarDay.Kind;
import org.relais.calendar.CalendarDay.Source;
import org.relais.core.internal.office.ClosureDay;
import org.relais.core.internal.office.ExceptionalDay;
import org.relais.core.internal.office.TimeInterval;
import org.relais.texts.LocalizedText;

/** The particular days of an edited calendar, as people see them. */
final class EffectiveDays {

    private final EditedCalendars.Edited edited;

    EffectiveDays(EditedCalendars.Edited edited) {
        this.edited = edited;
    }

    /** By date and then strongest first; both bounds inclusive. */
    List<CalendarDay> between(LocalDate from, LocalDate to) {
        List<CalendarDay> days = new ArrayList<>();
        edited.calendar().exceptionalDays().forEach(day -> days.add(day(day)));
        edited.calendar().closures().forEach(day -> days.add(day(day)));
        for (int year = from.getYear() - 1; year <= to.getYear(); year++) {
            PublicHolidays.in(year, edited.calendar().holidays())
                    .forEach((date, name) -> days.add(holiday(date, name)));
        }
        return days.stream()
                .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
                .sorted(Comparator.comparing(CalendarDay::date)
                        .thenComparing(CalendarDay::kind)
                        .thenComparing(day -> "" + day.site() + day.channel()))
                .toList();
    }

    /** A day in force. */
    Optional<CalendarDay> find(CalendarEntry.Key key) {
        return between(key.date(), key.date()).stream()
                .filter(day -> new CalendarEntry.Key(day.kind(), day.date(), day.site(), day.channel()).equals(key))
                .findFirst();
    }

    private static CalendarDay holiday(LocalDate date, LocalizedText name) {
        return new CalendarDay(date, Kind.HOLIDAY, Source.RULE, name, null, List.of(), null, null, 0);
    }

    private CalendarDay day(ClosureDay day) {
        return day(CalendarEntry.Key.of(day), day.label(), day.decree(), List.of());
    }

    private CalendarDay day(ExceptionalDay day) {
        return day(
                CalendarEntry.Key.of(day),
                day.label(),
                null,
                day.hours().stream().map(TimeInterval::text).toList());
    }

    private CalendarDay day(CalendarEntry.Key key, LocalizedText label, @Nullable String decree, List<String> hours) {
        Map<CalendarEntry.Key, CalendarEntry> entries = edited.entries();
        @Nullable CalendarEntry entry = entries.get(key);
        return new CalendarDay(
                key.date(),
                key.kind(),
                entry == null ? Source.PACK : Source.PERSON,
                label,
                decree,
                hours,
                key.site(),
                key.channel(),
                entry == null ? 0 : entry.revision());
    }
}
