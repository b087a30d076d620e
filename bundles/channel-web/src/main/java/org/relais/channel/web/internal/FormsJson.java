package org.relais.channel.web.internal;

import java.util.List;
import java.util.Optional;
import org.relais.texts.LocalizedText;

/** What citizens can ask for over the web, as clients see it. */
record FormsJson(LocalizedText office, Consent consent, List<Subject> topics, List<Emergency> emergencies) {

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
