package org.relais.services;

import java.util.List;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** What the commands of this package refuse alike. */
final class ServiceTexts {

    private ServiceTexts() {}

    /** A text that has to be there; empty when it is refused. */
    static String needed(Parameters given, String name, int longest) {
        given.required(name);
        String text = given.text(name, longest);
        return text == null ? "" : text.strip();
    }

    static RelaisException noAction(List<String> names) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Action inconnue. Possibles : %s.", "No such action. There are %s.")
                        .formatted(String.join(", ", names)));
    }
}
