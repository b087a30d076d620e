package org.relais.example.channel.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.CaseKey;
import org.relais.cases.Requester;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Site;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.spi.channel.StampedIntake;

/** Reads a filled form, and says of each field what its schema could not: all errors at once. Thread-safe. */
final class SuggestionsReader {

    private final OfficeDirectory directory;
    private final WorkingCalendar calendar;
    private final int latestDays;

    SuggestionsReader(OfficeDirectory directory, WorkingCalendar calendar, int latestDays) {
        if (latestDays < 1 || latestDays > SuggestionsSettings.MOST_DAYS) {
            throw new IllegalArgumentException("latest.days is " + latestDays + "; it must be from 1 to "
                    + SuggestionsSettings.MOST_DAYS + " days");
        }
        this.directory = directory;
        this.calendar = calendar;
        this.latestDays = latestDays;
    }

    SuggestionsEntry read(StampedIntake intake) {
        FormData form = intake.form();
        List<FieldError> errors = new ArrayList<>();
        String text = form.text("/text").map(String::strip).orElse("");
        if (text.isEmpty()) {
            errors.add(new FieldError("/text", SuggestionsTexts.EMPTY));
        }
        checkVisit(form, calendar.officeDay(intake.stampedAt()), errors);
        return new SuggestionsEntry(
                form.text("/kind").orElseThrow(),
                text,
                site(form, errors).map(Site::id).orElse(null),
                form.text("/email")
                        .map(email -> new Requester(null, null, null, email, null))
                        .orElse(null),
                about(form, errors),
                errors);
    }

    /** Who comes from a visit remembers it; a date to come is a slip. */
    private void checkVisit(FormData form, LocalDate today, List<FieldError> errors) {
        form.text("/visitedOn").ifPresent(text -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.isAfter(today) || day.isBefore(today.minusDays(latestDays))) {
                    errors.add(new FieldError("/visitedOn", SuggestionsTexts.BAD_VISIT.formatted(latestDays, today)));
                }
            } catch (DateTimeException notADate) {
                errors.add(new FieldError("/visitedOn", SuggestionsTexts.BAD_DATE));
            }
        });
    }

    private Optional<Site> site(FormData form, List<FieldError> errors) {
        Optional<Site> site = form.text("/site").flatMap(directory.office()::site);
        if (site.isEmpty()) {
            List<String> known = directory.office().sites().stream()
                    .map(one -> one.id().value())
                    .toList();
            errors.add(new FieldError("/site", SuggestionsTexts.UNKNOWN_SITE.formatted(String.join(", ", known))));
        }
        return site;
    }

    private static @Nullable CaseKey about(FormData form, List<FieldError> errors) {
        Optional<String> reference = form.text("/case");
        Optional<CaseKey> about = reference.flatMap(CaseKey::parse);
        if (reference.isPresent() && about.isEmpty()) {
            errors.add(new FieldError("/case", SuggestionsTexts.BAD_CASE));
        }
        return about.orElse(null);
    }
}
