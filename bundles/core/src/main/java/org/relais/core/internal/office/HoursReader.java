package org.relais.core.internal.office;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads when the office is open: weekly hours, exceptional days, public holidays and closures. */
final class HoursReader {

    private static final Map<String, DayOfWeek> DAYS = days();
    private static final int MINUTES_PER_WEEK = 7 * TimeInterval.MINUTES_PER_DAY;

    /** An interval placed in the week. */
    private record Placed(int start, int end, YamlText text) {}

    private final YamlSection root;
    private final Set<String> sites;

    HoursReader(YamlSection root) {
        this.root = root;
        this.sites = root.names("sites", "id");
    }

    private static Map<String, DayOfWeek> days() {
        Map<String, DayOfWeek> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day.name().toLowerCase(Locale.ROOT), day);
        }
        return days;
    }

    List<OpeningHours> hours() {
        Map<String, Integer> tables = new LinkedHashMap<>();
        List<OpeningHours> hours = root.required("hours", section -> {
            OpeningHours table = new OpeningHours(
                    site(section), channel(section), section.section("week", Map.of(), HoursReader::week));
            Integer first = tables.putIfAbsent(table.site() + "/" + table.channel(), section.line());
            if (first != null) {
                section.refuse("hours for the same site and channel are there already, in line " + first);
            }
            return table;
        });
        boolean general = hours.stream().anyMatch(table -> table.site() == null && table.channel() == null);
        if (!general && !hours.isEmpty()) {
            root.refuse("hours", "one entry without site and channel is missing: the hours of the office as a whole");
        }
        return hours;
    }

    private static Map<DayOfWeek, List<TimeInterval>> week(YamlSection section) {
        Map<DayOfWeek, List<TimeInterval>> week = new EnumMap<>(DayOfWeek.class);
        List<Placed> placed = new ArrayList<>();
        DAYS.forEach((name, day) -> {
            List<TimeInterval> intervals = new ArrayList<>();
            section.texts(name)
                    .forEach(text -> interval(text).ifPresent(interval -> {
                        int midnight = day.ordinal() * TimeInterval.MINUTES_PER_DAY;
                        placed.add(new Placed(midnight + interval.start(), midnight + interval.end(), text));
                        intervals.add(interval);
                    }));
            if (!intervals.isEmpty()) {
                intervals.sort(Comparator.comparingInt(TimeInterval::start));
                week.put(day, List.copyOf(intervals));
            }
        });
        if (DAYS.keySet().stream().noneMatch(section::has)) {
            section.refuse("never opens; give at least one day hours");
        }
        refuseOverlaps(placed, MINUTES_PER_WEEK);
        return week;
    }

    List<ExceptionalDay> exceptionalDays() {
        return root.list("exceptionalDays", section -> {
            List<TimeInterval> intervals = new ArrayList<>();
            List<Placed> placed = new ArrayList<>();
            section.texts("hours")
                    .forEach(text -> interval(text).ifPresent(interval -> {
                        intervals.add(interval);
                        placed.add(new Placed(interval.start(), interval.end(), text));
                    }));
            refuseOverlaps(placed, Integer.MAX_VALUE / 2);
            intervals.sort(Comparator.comparingInt(TimeInterval::start));
            return new ExceptionalDay(
                    date(section), site(section), channel(section), intervals, section.localized("label"));
        });
    }

    List<Holiday> holidays() {
        return root.list("holidays", section -> {
            if (section.has("date") == section.has("easter")) {
                section.refuse("needs either 'date' (example: 09-24) or 'easter' (days after Easter Sunday)");
            }
            MonthDay fixed = section.optional("date")
                    .map(text -> text.as(
                            value -> MonthDay.parse("--" + value),
                            MonthDay.of(1, 1),
                            "a month and a day (example: 09-24)"))
                    .orElse(null);
            int offset = section.optional("easter")
                    .map(text -> text.as(HoursReader::offset, 0, "a number of days between -100 and 100"))
                    .orElse(0);
            return new Holiday(section.localized("name"), fixed, offset);
        });
    }

    List<ClosureDay> closures() {
        Uniqueness dates = new Uniqueness("closure on");
        return root.list("closures", section -> {
            dates.check(section.text("date"));
            return new ClosureDay(
                    date(section),
                    section.localized("label"),
                    section.optional("decree").map(YamlText::value).orElse(null));
        });
    }

    private static int offset(String text) {
        int days = Integer.parseInt(text);
        if (Math.abs(days) > 100) {
            throw new IllegalArgumentException(text);
        }
        return days;
    }

    private static LocalDate date(YamlSection section) {
        return section.text("date").as(Syntax::date, LocalDate.EPOCH, Syntax.DATE_EXPECTED);
    }

    private @Nullable String site(YamlSection section) {
        return section.optional("site").map(text -> text.among(sites, "site")).orElse(null);
    }

    private static @Nullable String channel(YamlSection section) {
        return section.optional("channel")
                .map(text -> text.matching(Syntax.ID, Syntax.ID_EXPECTED))
                .orElse(null);
    }

    private static Optional<TimeInterval> interval(YamlText text) {
        return text.as(value -> Optional.of(Syntax.interval(value)), Optional.empty(), Syntax.INTERVAL_EXPECTED);
    }

    /** @param period after which everything repeats, so that the last interval can reach into the first */
    private static void refuseOverlaps(List<Placed> placed, int period) {
        List<Placed> sorted =
                placed.stream().sorted(Comparator.comparingInt(Placed::start)).toList();
        for (int index = 0; index < sorted.size(); index++) {
            Placed one = sorted.get(index);
            Placed next = sorted.get((index + 1) % sorted.size());
            int start = index + 1 < sorted.size() ? next.start() : next.start() + period;
            if (one != next && one.end() > start) {
                next.text()
                        .refuse("'" + next.text().value() + "' overlaps '"
                                + one.text().value() + "' of line " + one.text().line());
            }
        }
    }
}
