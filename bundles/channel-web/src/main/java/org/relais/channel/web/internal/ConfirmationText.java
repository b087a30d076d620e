package org.relais.channel.web.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.OfficeDirectory;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.texts.LocalizedText;

/** Says in whole sentences that a request has come. Thread-safe. */
@Component(service = ConfirmationText.class)
public final class ConfirmationText {

    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'à' H 'h' mm", Locale.FRENCH);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy 'at' HH:mm", Locale.ENGLISH);

    private static final LocalizedText REGISTERED = new LocalizedText(
            "Votre demande est enregistrée sous le numéro %s.", "Your request is registered under the number %s.");
    private static final LocalizedText RECEIVED = new LocalizedText(
            "Votre demande est reçue et sera enregistrée sous peu ; son reçu est %s.",
            "Your request has been received and will be registered shortly; its receipt is %s.");
    private static final LocalizedText KEEP = new LocalizedText(
            "Code de suivi : %s. Gardez les deux : ils montrent où en est votre demande.",
            "Tracking code: %s. Keep both: they show how your request stands.");
    private static final LocalizedText EXPECTED =
            new LocalizedText("Une réponse est prévue avant le %s.", "An answer is expected before %s.");

    private final OfficeDirectory directory;

    @Activate
    public ConfirmationText(@Reference OfficeDirectory directory) {
        this.directory = directory;
    }

    LocalizedText of(IntakeView intake, String code) {
        LocalizedText script = intake.emergencyScript();
        Optional<OpenedCase> opened = intake.cases().stream().findFirst();
        LocalizedText begin = opened.map(one -> REGISTERED.formatted(one.reference()))
                .orElseGet(() -> RECEIVED.formatted(intake.id()));
        LocalizedText text = join(script == null ? begin : join(script, begin), KEEP.formatted(code));
        return opened.map(OpenedCase::dueAt)
                .map(due -> join(text, expected(due)))
                .orElse(text);
    }

    private LocalizedText expected(Instant due) {
        var there = due.atZone(directory.office().zone());
        return new LocalizedText(
                EXPECTED.fr().formatted(FRENCH.format(there)), EXPECTED.en().formatted(ENGLISH.format(there)));
    }

    private static LocalizedText join(LocalizedText one, LocalizedText other) {
        return new LocalizedText(one.fr() + " " + other.fr(), one.en() + " " + other.en());
    }
}
