package org.relais.services;

/** What became of one form of a slip that was handed over. */
public enum LineOutcome {
    /** The partner has not said yet. */
    PENDING,
    /** The partner has taken it. */
    ACKNOWLEDGED,
    /** The partner has refused it. */
    REJECTED,
    /** The partner says that it was not there. It is followed up until it is acknowledged or rejected. */
    MISSING;

    /** Whether the form is accounted for: only these add up to what was transmitted. */
    public boolean isSettled() {
        return this == ACKNOWLEDGED || this == REJECTED;
    }
}
