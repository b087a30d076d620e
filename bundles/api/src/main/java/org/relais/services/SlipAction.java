package org.relais.services;

import java.util.Locale;

/** What can happen to a transmittal slip. */
public enum SlipAction {
    /** Forms are put on it. */
    ADD,
    /** Forms are taken off it. */
    REMOVE,
    /** Nothing is added or removed any more. */
    FREEZE,
    /** It is opened again before it was handed over. */
    REOPEN,
    /** It is handed over. */
    TRANSMIT,
    /** What the partner says about one form is written down. */
    DECIDE,
    /** What was written down about one form was wrong. */
    RECONSIDER,
    /** Something was done about a form that is not accounted for. */
    FOLLOW_UP,
    /** Every form is accounted for. */
    CLOSE;

    /** The name that clients use, that of the command. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
