package org.relais.procedures;

/** Where a step stands. */
public enum StepStatus {
    /** Waits for other steps or for documents. */
    BLOCKED,
    /** Can be done now. */
    OPEN,
    DONE,
    /** Left out by somebody, for a reason. */
    SKIPPED,
    /** Another step ended in a way that makes it needless. */
    NOT_NEEDED;

    /** Does it hold nothing up any more? */
    public boolean isSettled() {
        return this != BLOCKED && this != OPEN;
    }
}
