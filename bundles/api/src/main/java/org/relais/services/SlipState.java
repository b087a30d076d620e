package org.relais.services;

/** Where a transmittal slip is in its life. */
public enum SlipState {
    /** Forms are added and removed. One slip of each destination is open at most. */
    OPEN,
    /** It has its number and its lines; nothing changes, unless it is opened again. */
    FROZEN,
    /** Handed over, frozen for ever, and waiting for the partner to account for each form. */
    TRANSMITTED,
    /** As many forms were acknowledged or rejected as were transmitted. */
    CLOSED
}
