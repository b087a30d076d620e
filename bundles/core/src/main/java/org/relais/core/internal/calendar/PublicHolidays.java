package org.relais.core.internal.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.relais.core.internal.office.Holiday;
import org.relais.texts.LocalizedText;

/** Places the holidays of an office in a year. */
final class PublicHolidays {

    private PublicHolidays() {}

    /** The holidays of one year; when two fall on one day, the one that stands first in the pack names it. */
    static Map<LocalDate, LocalizedText> in(int year, List<Holiday> holidays) {
        LocalDate easter = easterSunday(year);
        Map<LocalDate, LocalizedText> dates = new HashMap<>();
        for (Holiday holiday : holidays) {
            if (holiday.fixed() == null) {
                dates.putIfAbsent(easter.plusDays(holiday.daysAfterEaster()), holiday.name());
            } else if (holiday.fixed().isValidYear(year)) {
                dates.putIfAbsent(holiday.fixed().atYear(year), holiday.name());
            }
        }
        return dates;
    }

    /** Easter Sunday of the Gregorian calendar; source: Meeus, Jones and Butcher, Astronomical Algorithms, chapter 8. */
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int correction = (century + 8) / 25;
        int epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int shift = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
