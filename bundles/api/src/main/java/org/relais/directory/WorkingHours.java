package org.relais.directory;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The weekly hours of one person, in the zone of the office. They count on the working days of the office alone.
 *
 * @param intervals in order of time, none of which meet
 */
public record WorkingHours(List<Interval> intervals) {

    private static final String DAYS =
            Stream.of(DayOfWeek.values()).map(DayOfWeek::name).collect(Collectors.joining("|"));
    private static final String TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d|24:00";
    private static final Pattern FORM = Pattern.compile("(%s)(?:-(%s))? (%s)-(%s)".formatted(DAYS, DAYS, TIME, TIME));

    /**
     * Part of a day.
     *
     * @param start minutes after midnight
     * @param end minutes after midnight, exclusive, at most 1440
     */
    public record Interval(DayOfWeek day, int start, int end) {

        public Interval {
            if (start < 0 || end <= start || end > 24 * 60) {
                throw new IllegalArgumentException("no interval of a day from minute " + start + " to " + end);
            }
        }

        /** As people write it, for example {@code MONDAY 07:00-11:30}. */
        @Override
        public String toString() {
            return "%s %02d:%02d-%02d:%02d".formatted(day, start / 60, start % 60, end / 60, end % 60);
        }
    }

    public WorkingHours {
        intervals = intervals.stream()
                .sorted(Comparator.comparing(Interval::day).thenComparing(Interval::start))
                .toList();
        for (int i = 1; i < intervals.size(); i++) {
            Interval before = intervals.get(i - 1);
            Interval after = intervals.get(i);
            if (before.day() == after.day() && after.start() < before.end()) {
                throw new IllegalArgumentException(before + " and " + after + " overlap");
            }
        }
    }

    /**
     * Reads hours of one day or of several in a row, for example {@code MONDAY 07:00-11:30} or {@code MONDAY-FRIDAY 08:00-16:00}.
     * Work over midnight is written as two intervals.
     *
     * @return empty for what is no such text
     */
    public static Optional<List<Interval>> read(String text) {
        Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        DayOfWeek first = DayOfWeek.valueOf(matcher.group(1));
        DayOfWeek last = matcher.group(2) == null ? first : DayOfWeek.valueOf(matcher.group(2));
        int start = minutes(matcher.group(3));
        int end = minutes(matcher.group(4));
        if (last.compareTo(first) < 0 || end <= start) {
            return Optional.empty();
        }
        List<Interval> intervals = new ArrayList<>();
        for (int day = first.getValue(); day <= last.getValue(); day++) {
            intervals.add(new Interval(DayOfWeek.of(day), start, end));
        }
        return Optional.of(intervals);
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    /** Is this local time within the hours? */
    public boolean include(LocalDateTime local) {
        int minute = local.getHour() * 60 + local.getMinute();
        return intervals.stream()
                .anyMatch(interval -> interval.day() == local.getDayOfWeek()
                        && interval.start() <= minute
                        && minute < interval.end());
    }

    /** One text for each interval, as {@link #read} reads them. */
    public List<String> texts() {
        return intervals.stream().map(Interval::toString).toList();
    }
}
