package org.relais.core.internal.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.calendar.CalendarDay;
import org.relais.calendar.CalendarDays;
import org.relais.core.internal.office.TimeInterval;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.texts.LocalizedText;

/** What an edit of the calendar may say. */
final class CalendarEditRules {

    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_REASON = 2000;
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private final OfficeDirectory directory;
    private final Clock clock;

    CalendarEditRules(OfficeDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    static void checkPeriod(LocalDate from, LocalDate to) {
        if (from.isBefore(FIRST)
                || to.isAfter(LAST)
                || to.isBefore(from)
                || ChronoUnit.DAYS.between(from, to) >= CalendarDays.MAX_DAYS) {
            throw Errors.invalid(
                    "/to",
                    new LocalizedText(
                                    "La période va au plus sur %d jours, du plus ancien au plus récent, de 1900 à 2199.",
                                    "A period has at most %d days, the earlier first, of the years 1900 to 2199.")
                            .formatted(CalendarDays.MAX_DAYS));
        }
    }

    /** A day that has begun counts in due dates that people know already: changing it needs a reason. */
    void checkDate(LocalDate date, @Nullable String reason) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw Errors.invalid(
                    "/date",
                    new LocalizedText("L'année doit être de 1900 à 2199.", "The year must be from 1900 to 2199."));
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw Errors.invalid(
                    "/reason",
                    new LocalizedText("Au plus %d caractères.", "At most %d characters.").formatted(LONGEST_REASON));
        }
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), directory.office().zone());
        if (!date.isAfter(today) && (reason == null || reason.isBlank())) {
            throw Errors.invalid(
                    "/reason",
                    new LocalizedText(
                            "Ce jour a déjà commencé : dites pourquoi vous le modifiez.",
                            "This day has begun already: say why you edit it."));
        }
    }

    CalendarEntry.Key exceptionalDay(LocalDate date, @Nullable String site, @Nullable String channel) {
        List<FieldError> errors = new ArrayList<>();
        List<String> sites = directory.office().sites().stream()
                .map(known -> known.id().value())
                .toList();
        if (site != null && !sites.contains(site)) {
            errors.add(new FieldError(
                    "/site",
                    new LocalizedText("Valeurs possibles : %s.", "Allowed are %s.")
                            .formatted(String.join(", ", sites))));
        }
        if (channel != null && !CHANNEL.matcher(channel).matches()) {
            errors.add(new FieldError(
                    "/channel",
                    new LocalizedText(
                            "Identifiant attendu : minuscules, chiffres et traits d'union.",
                            "An id is expected: lower-case letters, digits and hyphens.")));
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return new CalendarEntry.Key(CalendarDay.Kind.EXCEPTIONAL, date, site, channel);
    }

    /** In order, none over another. */
    static List<TimeInterval> hours(List<String> texts) {
        List<FieldError> errors = new ArrayList<>();
        List<TimeInterval> hours = new ArrayList<>();
        for (int index = 0; index < texts.size(); index++) {
            try {
                hours.add(TimeInterval.parse(texts.get(index)));
            } catch (IllegalArgumentException malformed) {
                errors.add(
                        new FieldError(
                                "/hours/" + index,
                                new LocalizedText(
                                        "Un intervalle est attendu, par exemple 07:00-12:00, ou 22:00-06:00+1 s'il finit le lendemain.",
                                        "An interval is expected, for example 07:00-12:00, or 22:00-06:00+1 when it ends on the next day.")));
            }
        }
        hours.sort(Comparator.comparingInt(TimeInterval::start));
        for (int index = 1; index < hours.size(); index++) {
            if (hours.get(index).start() < hours.get(index - 1).end()) {
                errors.add(new FieldError(
                        "/hours",
                        new LocalizedText("%s chevauche %s.", "%s overlaps %s.")
                                .formatted(
                                        hours.get(index).text(),
                                        hours.get(index - 1).text())));
            }
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return hours;
    }
}
