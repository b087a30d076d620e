package org.relais.cases;

import java.util.Optional;

/** What names one case: its id, for machines, or its reference, for people. */
public sealed interface CaseKey permits CaseId, CaseReference {

    /** Reads either form; empty when the text is neither, for instance because the check character is wrong. */
    static Optional<CaseKey> parse(String text) {
        Optional<CaseId> id = CaseId.parse(text);
        return id.isPresent()
                ? Optional.of(id.get())
                : CaseReference.parse(text).map(reference -> reference);
    }
}
