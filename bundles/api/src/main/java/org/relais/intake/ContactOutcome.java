package org.relais.intake;

/** How an interaction with a citizen ended. */
public enum ContactOutcome {
    /** Answered at once; no case. */
    ANSWERED,
    /** Needs work: a case. */
    CASE,
    /** Handed to somebody of a department, who has a case for it. */
    TRANSFERRED,
    /** A call back was promised: a case. */
    CALLBACK,
    /** Nobody spoke; counted all the same. */
    ABANDONED;

    /** True when the outcome leaves something to do, and so opens a case. */
    public boolean opensCase() {
        return this != ANSWERED && this != ABANDONED;
    }
}
