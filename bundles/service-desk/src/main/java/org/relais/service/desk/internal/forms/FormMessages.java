package org.relais.service.desk.internal.forms;

import java.util.List;
import java.util.stream.Collectors;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/** What citizens are told about their forms, ready to be sent or printed. They name nobody, and say nothing of what a form says. */
public final class FormMessages {

    private static final LocalizedText INCOMPLETE = new LocalizedText(
            "Votre formulaire n° %s, enregistré sous le numéro %s, est incomplet ; il manque : %s. %s",
            "Your form no. %s, registered as %s, is incomplete; missing: %s. %s");

    private static final LocalizedText REJECTED = new LocalizedText(
            "Votre formulaire n° %s, enregistré sous le numéro %s, n'a pas été accepté par %s : %s. Adressez-vous à notre bureau.",
            "Your form no. %s, registered as %s, was not accepted by %s: %s. Please turn to our office.");

    private static final LocalizedText RECONSIDERED = new LocalizedText(
            "Rectification : la réponse de %3$s pour votre formulaire n° %1$s, enregistré sous le numéro %2$s, n'est pas encore connue."
                    + " Ne tenez pas compte de notre message selon lequel il n'avait pas été accepté.",
            "Correction: the answer of %3$s on your form no. %1$s, registered as %2$s, is not known yet. Please disregard our message"
                    + " that it was not accepted.");

    private FormMessages() {}

    static LocalizedText incomplete(StoredForm form, List<Assessment.Missing> missing) {
        return new LocalizedText(
                INCOMPLETE
                        .fr()
                        .formatted(
                                form.formNumber(),
                                form.number(),
                                missing.stream().map(part -> part.what().fr()).collect(Collectors.joining(", ")),
                                missing.stream().map(part -> part.toDo().fr()).collect(Collectors.joining(" "))),
                INCOMPLETE
                        .en()
                        .formatted(
                                form.formNumber(),
                                form.number(),
                                missing.stream().map(part -> part.what().en()).collect(Collectors.joining(", ")),
                                missing.stream().map(part -> part.toDo().en()).collect(Collectors.joining(" "))));
    }

    /** @param reason by the partner's code, not in the partner's words */
    public static LocalizedText rejected(StoredForm form, LocalizedText destination, LocalizedText reason) {
        return new LocalizedText(
                REJECTED.fr().formatted(form.formNumber(), form.number(), destination.fr(), reason.fr()),
                REJECTED.en().formatted(form.formNumber(), form.number(), destination.en(), reason.en()));
    }

    /** That it was rejected was written down wrongly. */
    public static LocalizedText reconsidered(StoredForm form, LocalizedText destination) {
        return new LocalizedText(
                RECONSIDERED.fr().formatted(form.formNumber(), form.number(), destination.fr()),
                RECONSIDERED.en().formatted(form.formNumber(), form.number(), destination.en()));
    }
}
