package org.relais.core.internal.cases;

import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;

/** The procedures that every case of a topic follows. Both methods need a running unit of work. Thread-safe. */
public interface AutomaticProcedures {

    /** What {@link #start} would lay upon the case. */
    ProcedureLoad load(CaseFacts facts, @Nullable String topic);

    /**
     * Starts those that the case does not follow yet. To be called once the case itself is stored, so that whoever comes second at
     * the same case notices it there.
     *
     * @param actor who opened the case or said what it is about
     */
    void start(CaseId id, @Nullable String topic, String actor);
}
