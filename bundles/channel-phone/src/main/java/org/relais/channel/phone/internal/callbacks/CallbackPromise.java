package org.relais.channel.phone.internal.callbacks;

/** What has become of the promise to call back by a certain time. */
public enum CallbackPromise {
    /** There is still time. */
    PENDING,
    /** The citizen was reached, or the matter was done, in time. */
    KEPT,
    MISSED,
    /** It was taken back. */
    VOID
}
