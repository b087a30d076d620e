package org.relais.service.desk.internal.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.OfficeDirectory;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.services.FormState;
import org.relais.texts.LocalizedText;

/** Tells what has waited for longer than a service's time limits, in working days of the office. Thread-safe. */
@Component(service = TimeLimitWatch.class)
public final class TimeLimitWatch {

    private static final LocalizedText LATE =
            new LocalizedText("%s depuis le %s : plus de %d jours ouvrés.", "%s since %s: more than %d working days.");

    private static final LocalizedText INCOMPLETE = new LocalizedText("Incomplet", "Incomplete");
    private static final LocalizedText COMPLETE =
            new LocalizedText("Complet, non transmis", "Complete, not handed over");
    private static final LocalizedText REJECTED =
            new LocalizedText("Refusé par le partenaire, non réglé", "Refused by the partner, not settled");
    private static final LocalizedText UNANSWERED =
            new LocalizedText("Transmis, non pointé", "Handed over, not accounted for");

    private final WorkingCalendar calendar;
    private final OfficeDirectory directory;
    private final FormLife life;

    @Activate
    public TimeLimitWatch(
            @Reference WorkingCalendar calendar, @Reference OfficeDirectory directory, @Reference FormLife life) {
        this.calendar = calendar;
        this.directory = directory;
        this.life = life;
    }

    /** What to say about a form that has waited too long; empty when it has not. */
    List<LocalizedText> of(KnownService service, StoredForm form) {
        return switch (form.state()) {
            case INCOMPLETE -> late(INCOMPLETE, form.stateAt(), service.limits().incomplete());
            case COMPLETE, BATCHED ->
                late(COMPLETE, form.stateAt(), service.limits().complete());
            case REJECTED -> late(REJECTED, form.stateAt(), service.limits().incomplete());
            case RECEIVED, REGISTERED, RETURNED, TRANSMITTED, ACKNOWLEDGED, CLOSED -> List.of();
        };
    }

    /** What to say about a form by its state. */
    public LocalizedText text(KnownService service, FormState state, Instant since) {
        return switch (state) {
            case INCOMPLETE -> text(INCOMPLETE, since, service.limits().incomplete());
            case REJECTED -> text(REJECTED, since, service.limits().incomplete());
            case RECEIVED, REGISTERED, COMPLETE, RETURNED, BATCHED, TRANSMITTED, ACKNOWLEDGED, CLOSED ->
                text(COMPLETE, since, service.limits().complete());
        };
    }

    /** What to say about a slip that has been with the partner for too long; empty when it has not. */
    public List<LocalizedText> unanswered(KnownService service, Instant transmittedAt) {
        return late(UNANSWERED, transmittedAt, service.limits().unanswered());
    }

    private List<LocalizedText> late(LocalizedText what, Instant since, int days) {
        boolean late = days > 0 && since.isBefore(before(days));
        return late ? List.of(text(what, since, days)) : List.of();
    }

    private LocalizedText text(LocalizedText what, Instant since, int days) {
        LocalDate day = calendar.officeDay(since);
        return new LocalizedText(
                LATE.fr().formatted(what.fr(), day, days), LATE.en().formatted(what.en(), day, days));
    }

    /**
     * What has waited since before this instant has waited for more than so many working days: the first of the day after which that many
     * working days, and today, follow.
     */
    public Instant before(int days) {
        LocalDate today = calendar.officeDay(life.now());
        LocalDate day = today;
        int passed = 0;
        while (passed <= days) {
            day = day.minusDays(1);
            if (calendar.nextWorkingDay(day.minusDays(1)).date().equals(day)) {
                passed++;
            }
        }
        return day.plusDays(1).atStartOfDay(directory.office().zone()).toInstant();
    }
}
