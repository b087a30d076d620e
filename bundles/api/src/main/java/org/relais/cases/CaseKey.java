package org.relais.cases;

import java.util.Optional;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** What names one case: its id, for machines, or its reference, for people. */
public sealed interface CaseKey permits CaseId, CaseReference {

    /** Reads either form; empty when the text is neither, for instance because the check character is wrong. */
    static Optional<CaseKey> parse(String text) {
        Optional<CaseId> id = CaseId.parse(text);
        return id.isPresent()
                ? Optional.of(id.get())
                : CaseReference.parse(text).map(reference -> reference);
    }

    /**
     * Reads either form.
     *
     * @throws RelaisException {@code not-found} for a text that cannot name a case
     */
    static CaseKey of(String text) {
        return parse(text)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                "Ni un identifiant ni une référence de dossier.",
                                "Neither a case's id nor a reference.")));
    }
}
