package org.relais.channel.web.internal;

import java.util.List;
import java.util.Optional;
import org.relais.texts.LocalizedText;

/**
 * What citizens can ask for over the web, as clients see it.
 *
 * @param notice what the office tells everybody in the mode in which it works now
 * @param suspension there while the mode of the office suspends web requests
 */
record FormsJson(
        LocalizedText office,
        Optional<LocalizedText> notice,
        Optional<Suspension> suspension,
        Consent consent,
        List<Subject> topics,
        List<Emergency> emergencies) {

    /** Why the office takes no web requests for now, and what to do instead. */
    record Suspension(LocalizedText reason, List<LocalizedText> alternatives) {}

    /** What citizens agree to; a request names the version that was agreed to. */
    record Consent(String version, LocalizedText text) {}

    /**
     * A topic that takes requests.
     *
     * @param parent the topic that it is a part of
     * @param form where its form lies
     */
    record Subject(String id, LocalizedText name, Optional<String> parent, List<Document> documents, String form) {}

    /** A document that a procedure on the topic asks for. */
    record Document(
            String procedure, LocalizedText procedureName, String document, LocalizedText name, boolean mandatory) {}

    /** A topic for which nobody should fill in a form. */
    record Emergency(String id, LocalizedText name, LocalizedText script) {}
}
