package org.relais.services;

import java.util.Locale;

/** What can happen to a form. */
public enum FormAction {
    /** It gets its number. */
    REGISTER,
    /** Nothing is missing. */
    FIND_COMPLETE,
    /** Something is missing. */
    FIND_INCOMPLETE,
    /** It is given back to the citizen. */
    RETURN,
    /** It is put on a slip. */
    BATCH,
    /** It is taken off a slip that is not handed over yet. */
    UNBATCH,
    /** It is handed over with its slip. */
    TRANSMIT,
    /** The partner takes it. */
    ACKNOWLEDGE,
    /** The partner refuses it. */
    REJECT,
    /** What was written down of the partner's answer was wrong. */
    RECONSIDER,
    /** What became of it is settled. */
    CLOSE,
    /** What it says is taken away; that it was there stays. */
    PURGE;

    /** The name that clients use. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
