package org.relais.intake;

/** Whether a channel takes requests. */
public enum ChannelState {
    /** It is there and within its hours. */
    OPEN,
    /** It is there, outside its hours; requests are stamped all the same. */
    CLOSED,
    /** A person has suspended it. */
    SUSPENDED,
    /** Its bundle is away or failing; requests are stamped and interpreted later. */
    UNAVAILABLE
}
