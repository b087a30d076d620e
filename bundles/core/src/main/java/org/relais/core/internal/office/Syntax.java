package org.relais.core.internal.office;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How single values of the pack are written. The conversions throw for anything else. */
final class Syntax {

    /** Sites, topics, channels, rules, queues. */
    static final Pattern ID = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");

    static final String ID_EXPECTED = "lower-case letters, digits and hyphens, at most 40 (example: business-aid)";

    /** Departments and resolutions. */
    static final Pattern CODE = Pattern.compile("(?=.{1,20}$)[A-Z0-9]+([-_][A-Z0-9]+)*");

    static final String CODE_EXPECTED = "capital letters, digits, hyphens and underscores, at most 20 (example: DPASS)";

    static final String DATE_EXPECTED = "a date (example: 2021-09-24)";

    static final String INTERVAL_EXPECTED =
            "an interval of a day (example: 07:00-16:00); when it ends on the next day write +1 (example: 22:00-06:00+1)";

    static final String DURATION_EXPECTED = "a working time (example: 16h, 30m or 1h30m)";

    private static final Pattern INTERVAL =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-((?:[01]\\d|2[0-3]):[0-5]\\d|24:00)(\\+1)?");
    private static final Pattern DURATION = Pattern.compile("(?=.)(?:(\\d{1,4})h)?(?:(\\d{1,4})m)?");

    private Syntax() {}

    static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1900 || date.getYear() > 2199) {
            throw new IllegalArgumentException("beyond the calendar");
        }
        return date;
    }

    static TimeInterval interval(String text) {
        Matcher matcher = INTERVAL.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        int start = Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
        String end = matcher.group(3);
        int endOfDay = Integer.parseInt(end.substring(0, 2)) * 60 + Integer.parseInt(end.substring(3));
        return new TimeInterval(start, matcher.group(4) == null ? endOfDay : endOfDay + TimeInterval.MINUTES_PER_DAY);
    }

    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        Duration duration = Duration.ofHours(number(matcher.group(1))).plusMinutes(number(matcher.group(2)));
        if (duration.isZero()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The constant whose name is this in lower case. */
    static <E extends Enum<E>> E constant(Map<String, E> names, YamlText text, E fallback) {
        text.among(names.keySet(), "value");
        return names.getOrDefault(text.value(), fallback);
    }

    static <E extends Enum<E>> Map<String, E> names(List<E> constants) {
        return constants.stream()
                .collect(Collectors.toMap(constant -> constant.name().toLowerCase(Locale.ROOT), constant -> constant));
    }
}
