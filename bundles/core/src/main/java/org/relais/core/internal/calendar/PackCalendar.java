package org.relais.core.internal.calendar;

import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.office.ClosureDay;
import org.relais.core.internal.office.ExceptionalDay;
import org.relais.core.internal.office.Holiday;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OpeningHours;
import org.relais.core.internal.office.TimeInterval;

/**
 * What an office pack says about working time: one line for each thing, so that two packs can be compared and a person can read what
 * differs.
 *
 * @param parts lines by the section of the pack that they come from
 */
record PackCalendar(Map<String, SortedSet<String>> parts) {

    /** What the journal shows of each side of a difference. */
    private static final int LONGEST = 500;

    private static final String SEPARATOR = "\t";

    static PackCalendar of(OfficePack pack) {
        Map<String, SortedSet<String>> parts = new TreeMap<>();
        parts.put("zone", lines(Stream.of(pack.office().zone().getId())));
        parts.put("hours", lines(pack.hours().stream().flatMap(PackCalendar::lines)));
        parts.put("exceptionalDays", lines(pack.exceptionalDays().stream().map(PackCalendar::line)));
        parts.put("holidays", lines(pack.holidays().stream().map(PackCalendar::line)));
        parts.put("closures", lines(pack.closures().stream().map(PackCalendar::line)));
        return new PackCalendar(parts);
    }

    private static SortedSet<String> lines(Stream<String> lines) {
        return lines.map(line -> line.replaceAll("\\s+", " ")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> lines(OpeningHours table) {
        return Stream.of(DayOfWeek.values())
                .map(day -> of(table.site(), table.channel()) + day + " " + text(table.on(day)));
    }

    private static String line(ExceptionalDay day) {
        return day.date() + " " + of(day.site(), day.channel()) + text(day.hours()) + " "
                + day.label().fr();
    }

    private static String line(Holiday holiday) {
        return (holiday.fixed() == null ? "Easter + " + holiday.daysAfterEaster() : holiday.fixed()) + " "
                + holiday.name().fr();
    }

    private static String line(ClosureDay day) {
        return day.date() + " " + day.label().fr() + (day.decree() == null ? "" : " (" + day.decree() + ")");
    }

    private static String of(@Nullable String site, @Nullable String channel) {
        return (site == null ? "" : site + " ") + (channel == null ? "" : channel + " ");
    }

    private static String text(List<TimeInterval> hours) {
        return hours.isEmpty() ? "-" : hours.stream().map(TimeInterval::text).collect(Collectors.joining(" "));
    }

    /** One line for each, after the name of its part. */
    String text() {
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().stream().map(line -> part.getKey() + SEPARATOR + line))
                .collect(Collectors.joining("\n"));
    }

    static PackCalendar parse(String text) {
        Map<String, SortedSet<String>> parts = new TreeMap<>();
        text.lines()
                .map(line -> line.split(SEPARATOR, 2))
                .forEach(line ->
                        parts.computeIfAbsent(line[0], any -> new TreeSet<>()).add(line[1]));
        return new PackCalendar(parts);
    }

    /** Part to what was there before and what is there now instead, both cut short; parts that are the same are left out. */
    Map<String, List<String>> changesSince(PackCalendar before) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        Stream.concat(parts.keySet().stream(), before.parts.keySet().stream())
                .distinct()
                .filter(part -> !in(part).equals(before.in(part)))
                .forEach(part -> changes.put(
                        part, List.of(without(before.in(part), in(part)), without(in(part), before.in(part)))));
        return changes;
    }

    private SortedSet<String> in(String part) {
        return parts.getOrDefault(part, new TreeSet<>());
    }

    private static String without(SortedSet<String> lines, SortedSet<String> others) {
        String text = lines.stream().filter(line -> !others.contains(line)).collect(Collectors.joining("; "));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
