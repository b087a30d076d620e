package org.relais.core.internal.cases;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.relais.cases.CaseReference;
import org.relais.core.internal.office.EscalationStep;
import org.relais.texts.LocalizedText;

/** What reminders and escalations say, without personal data. */
final class StepTexts {

    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'à' HH:mm", Locale.FRENCH);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private StepTexts() {}

    /** When a step is taken. */
    static LocalizedText name(EscalationStep step) {
        String distance = Durations.text(step.distance());
        return switch (step.moment()) {
            case SHARE -> text("%d %% du délai écoulé", "%d %% of the time gone", step.percent());
            case BEFORE -> text("%s avant l'échéance", "%s before the due date", distance);
            case DUE -> new LocalizedText("échéance atteinte", "due date reached");
            case AFTER -> text("%s après l'échéance", "%s after the due date", distance);
            case DAYS_AFTER ->
                text("%d jour(s) ouvré(s) après l'échéance", "%d working day(s) after the due date", step.days());
        };
    }

    static LocalizedText step(CaseReference reference, EscalationStep step, Instant due, ZoneId zone) {
        LocalizedText name = name(step);
        return new LocalizedText(
                "Dossier %s : %s (échéance : %s)".formatted(reference, name.fr(), FRENCH.format(due.atZone(zone))),
                "Case %s: %s (due: %s)".formatted(reference, name.en(), ENGLISH.format(due.atZone(zone))));
    }

    static LocalizedText waiting(CaseReference reference, Instant until, ZoneId zone) {
        return new LocalizedText(
                "Dossier %s : ce qui est attendu devait arriver le %s"
                        .formatted(reference, FRENCH.format(until.atZone(zone))),
                "Case %s: what it waits for was expected by %s"
                        .formatted(reference, ENGLISH.format(until.atZone(zone))));
    }

    /** One line for the journal, which keeps a reason as one text. */
    static String line(LocalizedText text) {
        return text.fr() + " / " + text.en();
    }

    private static LocalizedText text(String fr, String en, Object value) {
        return new LocalizedText(fr.formatted(value), en.formatted(value));
    }
}
