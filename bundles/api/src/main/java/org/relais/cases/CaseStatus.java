package org.relais.cases;

/** Where a case stands. Which action leads from where to where is decided by the core's transition table alone. */
public enum CaseStatus {
    /** Registered, nobody has looked at it. */
    RECEIVED(true),
    /** Its topic and department are known. */
    TRIAGED(true),
    /** A person has it. */
    ASSIGNED(true),
    /** That person works on it. */
    IN_PROGRESS(true),
    /** It waits for something from outside; the clock stands still. */
    WAITING(true),
    /** Opened again after a resolution; somebody has to take it up. */
    REOPENED(true),
    /** Answered; can still be reopened. */
    RESOLVED(false),
    /** Done for good, unless reopened. */
    CLOSED(false),
    /** Ended without an answer, for a stated reason. */
    CANCELLED(false);

    private final boolean open;

    CaseStatus(boolean open) {
        this.open = open;
    }

    /** True for every status before RESOLVED: there is still something to do. */
    public boolean isOpen() {
        return open;
    }
}
