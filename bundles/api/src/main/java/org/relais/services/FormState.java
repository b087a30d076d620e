package org.relais.services;

/** Where a form is in its life. */
public enum FormState {
    /** Stamped; it has no number yet. No registered form is ever found in it: until then it is an intake. */
    RECEIVED,
    /** It has its number; whether it is complete is found out in the same transaction. */
    REGISTERED,
    /** Something is missing, and the citizen is told. */
    INCOMPLETE,
    /** It waits for a slip. */
    COMPLETE,
    /** Given back to the citizen. */
    RETURNED,
    /** On a slip that is not handed over yet. */
    BATCHED,
    /** Handed over; the partner has not said what it does with it. */
    TRANSMITTED,
    /** The partner has taken it. */
    ACKNOWLEDGED,
    /** The partner has refused it, with a code and a reason. */
    REJECTED,
    /** Nothing more is expected. */
    CLOSED;

    /** Nothing more will happen to it: from here on its retention period counts. */
    public boolean isOver() {
        return this == RETURNED || this == CLOSED;
    }

    /** Given to the partner and not yet accounted for, or accounted for on a slip that is still open to corrections. */
    public boolean isWithPartner() {
        return this == TRANSMITTED || this == ACKNOWLEDGED || this == REJECTED;
    }
}
