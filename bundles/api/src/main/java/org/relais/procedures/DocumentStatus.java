package org.relais.procedures;

/** Where a document stands. */
public enum DocumentStatus {
    /** Nobody has asked for it yet. */
    REQUIRED,
    /** The citizen has been asked for it. */
    REQUESTED,
    RECEIVED,
    /** Looked at and found good. */
    CHECKED,
    /** Not needed after all, for a reason. */
    WAIVED;

    /** Is it there, or not needed? */
    public boolean isThere() {
        return this == RECEIVED || this == CHECKED || this == WAIVED;
    }

    /** Is nothing left to do about it? */
    public boolean isSettled() {
        return this == CHECKED || this == WAIVED;
    }
}
