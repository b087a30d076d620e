package org.relais.core.internal.cases;

import java.util.List;
import org.relais.cases.CaseId;
import org.relais.texts.LocalizedText;

/** What keeps a case from being resolved. Needs a running unit of work; asked only for a refusal. */
public interface OpenDuties {

    List<Duty> of(CaseId id);

    /**
     * A mandatory step or document that is open.
     *
     * @param id that of its procedure, a slash, its own
     */
    record Duty(Kind kind, String id, LocalizedText name) {}

    /** What is open. */
    enum Kind {
        STEP,
        DOCUMENT
    }
}
