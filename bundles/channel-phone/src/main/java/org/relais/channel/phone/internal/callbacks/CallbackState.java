package org.relais.channel.phone.internal.callbacks;

/** How far a callback has come. */
public enum CallbackState {
    /** Promised; nobody in particular is to call. */
    REQUESTED,
    /** Somebody is to call. */
    ASSIGNED,
    DONE,
    /** The citizen was not reached in as many attempts as the office makes. */
    EXPIRED,
    CANCELLED;

    /** Whether something is left to do. */
    public boolean isOpen() {
        return this == REQUESTED || this == ASSIGNED;
    }
}
