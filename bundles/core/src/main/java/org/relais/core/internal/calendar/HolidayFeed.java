package org.relais.core.internal.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.io.text.ICalReader;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.RecurrenceRule;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/** Reads the days of a holiday feed (RFC 5545), strictly: every wrong line and field is named, and then nothing is read. */
final class HolidayFeed {

    /** A day that an event names. */
    record Day(String uid, LocalDate date, String label) {}

    private static final int MOST_EVENTS = 500;
    private static final int MOST_DAYS = 2_000;
    private static final int LONGEST_EVENT = 31;
    private static final int LONGEST_UID = 255;
    private static final int LONGEST_LABEL = 200;

    /** What cannot be read of these makes the day wrong; of others it does not matter. */
    private static final Set<String> FIELDS =
            Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "UID", "SUMMARY");

    private static final Set<Frequency> FREQUENCIES =
            EnumSet.of(Frequency.YEARLY, Frequency.MONTHLY, Frequency.WEEKLY, Frequency.DAILY);

    private final LocalDate first;
    private final LocalDate last;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<Day> days = new ArrayList<>();

    /**
     * @param first before which no repetition of an event counts
     * @param last after which none does
     */
    HolidayFeed(LocalDate first, LocalDate last) {
        this.first = first;
        this.last = last;
    }

    /** @throws RelaisException {@code invalid-request} that names the wrong lines and fields */
    List<Day> read(byte[] feed) {
        String text = withoutMark(text(feed));
        @Nullable ICalendar calendar = parse(text);
        if (calendar == null || !text.strip().toUpperCase(Locale.ROOT).endsWith("END:VCALENDAR")) {
            refuse(
                    "",
                    "Un calendrier iCalendar est attendu, de BEGIN:VCALENDAR à END:VCALENDAR.",
                    "An iCalendar is expected, from BEGIN:VCALENDAR to END:VCALENDAR.");
            throw Errors.invalid(errors);
        }
        List<VEvent> events = calendar.getEvents();
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            refuse(
                    "",
                    "Le calendrier doit avoir de 1 à " + MOST_EVENTS + " événements ; il en a " + events.size() + ".",
                    "The calendar must have from 1 to " + MOST_EVENTS + " events; it has " + events.size() + ".");
        } else {
            for (int index = 0; index < events.size(); index++) {
                read("/events/" + index, events.get(index));
            }
        }
        if (days.size() > MOST_DAYS) {
            refuse("", "Au plus " + MOST_DAYS + " jours à la fois.", "At most " + MOST_DAYS + " days at a time.");
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return days;
    }

    private static String text(byte[] feed) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(feed))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw Errors.invalid("", new LocalizedText("Le fichier n'est pas en UTF-8.", "The file is not in UTF-8."));
        }
    }

    /** Some exports begin with the mark that tells the order of bytes, which UTF-8 does not have. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private @Nullable ICalendar parse(String text) {
        try (ICalReader reader = new ICalReader(text)) {
            @Nullable ICalendar calendar = reader.readNext();
            for (ParseWarning warning : reader.getWarnings()) {
                String field = warning.getPropertyName();
                if (field == null || FIELDS.contains(field.toUpperCase(Locale.ROOT))) {
                    refuse(
                            "/lines/" + warning.getLineNumber() + (field == null ? "" : "/" + field),
                            "Illisible.",
                            "Cannot be read.");
                }
            }
            return calendar;
        } catch (IOException e) {
            throw new UncheckedIOException("a text does not fail to be read", e);
        }
    }

    private void read(String pointer, VEvent event) {
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            return;
        }
        int before = errors.size();
        String uid = event.getUid() == null ? null : event.getUid().getValue();
        text(pointer + "/UID", uid, LONGEST_UID);
        String label = event.getSummary() == null ? null : event.getSummary().getValue();
        text(pointer + "/SUMMARY", label, LONGEST_LABEL);
        @Nullable LocalDate start = start(pointer, event.getDateStart());
        int length = start == null ? 1 : length(pointer, event, start);
        repetition(pointer, event.getRecurrenceRule());
        if (errors.size() > before) {
            return;
        }
        List<LocalDate> begins = begins(event, start);
        for (LocalDate begin : begins) {
            for (int day = 0; day < length && days.size() <= MOST_DAYS; day++) {
                days.add(new Day(uid.strip(), begin.plusDays(day), label.strip()));
            }
        }
    }

    private void text(String pointer, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.strip().length() > longest) {
            refuse(
                    pointer,
                    "Un texte de 1 à " + longest + " caractères est attendu.",
                    "A text of 1 to " + longest + " characters is expected.");
        } else {
            Characters.fault(value).ifPresent(fault -> errors.add(new FieldError(pointer, fault)));
        }
    }

    private @Nullable LocalDate start(String pointer, @Nullable DateStart start) {
        @Nullable
        LocalDate date =
                start == null || start.getValue() == null || start.getValue().hasTime()
                        ? null
                        : date(start.getValue().getRawComponents());
        if (date == null) {
            refuse(
                    pointer + "/DTSTART",
                    "Une journée entière est attendue, par exemple DTSTART;VALUE=DATE:20210924.",
                    "A whole day is expected, for example DTSTART;VALUE=DATE:20210924.");
        } else if (date.getYear() < 1900 || date.getYear() > 2199) {
            refuse(pointer + "/DTSTART", "L'année doit être de 1900 à 2199.", "The year must be from 1900 to 2199.");
        }
        return date;
    }

    private static LocalDate date(DateTimeComponents components) {
        return LocalDate.of(components.getYear(), components.getMonth(), components.getDate());
    }

    /** In days; the end of RFC 5545 is the day after the last one. */
    private int length(String pointer, VEvent event, LocalDate start) {
        @Nullable DateEnd end = event.getDateEnd();
        long length = 1;
        if (end != null && end.getValue() != null) {
            length = end.getValue().hasTime()
                    ? 0
                    : ChronoUnit.DAYS.between(start, date(end.getValue().getRawComponents()));
        } else if (event.getDuration() != null && event.getDuration().getValue() != null) {
            length = event.getDuration().getValue().toMillis()
                    / ChronoUnit.DAYS.getDuration().toMillis();
        }
        if (length < 1 || length > LONGEST_EVENT) {
            refuse(
                    pointer + (end == null ? "/DURATION" : "/DTEND"),
                    "Un événement dure de 1 à " + LONGEST_EVENT + " journées entières.",
                    "An event lasts from 1 to " + LONGEST_EVENT + " whole days.");
            return 1;
        }
        return (int) length;
    }

    private void repetition(String pointer, @Nullable RecurrenceRule rule) {
        if (rule != null
                && (rule.getValue() == null
                        || !FREQUENCIES.contains(rule.getValue().getFrequency()))) {
            refuse(
                    pointer + "/RRULE",
                    "Une journée se répète par an, mois, semaine ou jour.",
                    "A day repeats yearly, monthly, weekly or daily.");
        }
    }

    private List<LocalDate> begins(VEvent event, LocalDate start) {
        if (event.getRecurrenceRule() == null && event.getRecurrenceDates().isEmpty()) {
            return List.of(start);
        }
        // the library takes a date without time for midnight in the zone of the machine
        ZoneId zone = ZoneId.systemDefault();
        List<LocalDate> begins = new ArrayList<>();
        DateIterator dates = event.getDateIterator(TimeZone.getTimeZone(zone));
        while (dates.hasNext() && begins.size() <= MOST_DAYS) {
            LocalDate date = LocalDate.ofInstant(dates.next().toInstant(), zone);
            if (date.isAfter(last)) {
                break;
            }
            if (!date.isBefore(first)) {
                begins.add(date);
            }
        }
        return begins;
    }

    private void refuse(String pointer, String fr, String en) {
        errors.add(new FieldError(pointer, new LocalizedText(fr, en)));
    }
}
