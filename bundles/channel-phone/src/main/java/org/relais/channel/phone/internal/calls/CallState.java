package org.relais.channel.phone.internal.calls;

/** How a call stands. */
public enum CallState {
    RINGING,
    /** Somebody talks. */
    ANSWERED,
    /** Somebody talked; the call is over. */
    ENDED,
    /** The caller hung up before anybody answered. */
    ABANDONED,
    /** The exchange sent it elsewhere before anybody here answered. */
    FORWARDED,
    /** The office called and nobody answered. */
    UNANSWERED;

    /** Whether it still goes on. */
    public boolean isLive() {
        return this == RINGING || this == ANSWERED;
    }
}
