package org.relais.core.internal.cases;

import java.util.List;
import org.relais.cases.CaseId;
import org.relais.texts.LocalizedText;

/** What keeps a case from being resolved. Needs a running unit of work; asked only where something is open. */
public interface OpenDuties {

    List<Duty> of(CaseId id);

    /** What is open in procedures of a case that another one, which is to go on for it, does not follow. */
    List<Duty> leftBehind(CaseId merged, CaseId survivor);

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
