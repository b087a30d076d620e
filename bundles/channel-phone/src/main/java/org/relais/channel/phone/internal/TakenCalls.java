package org.relais.channel.phone.internal;

import org.relais.spi.channel.Registration;
import org.relais.spi.channel.StampedIntake;

/** What the rest of the bundle keeps of the forms that are handed in. Thread-safe; works within the running unit of work. */
interface TakenCalls {

    /** A call that was counted without a form; a second contact for it would count it twice. */
    boolean isCountedAsAbandoned(String callId);

    /** Keeps what a form tells, once its contact is counted and its cases are open. */
    void take(StampedIntake intake, Registration registration, CallReader reader);
}
