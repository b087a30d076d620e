package org.relais.intake;

/** How far an intake has come. */
public enum IntakeState {
    /** Stored for good; not yet interpreted by its channel. */
    STAMPED,
    /** Interpreted, and to be kept closed until a later day. */
    HELD,
    /** Its contact and cases are registered. */
    REGISTERED,
    /** Its channel refused it, for a stated reason. */
    REJECTED
}
