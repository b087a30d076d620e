package org.relais.channel.phone.internal;

import java.util.Optional;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.StampedIntake;

/** What the rest of the bundle keeps of the forms that are handed in. Thread-safe; works within the running unit of work. */
interface TakenCalls {

    /** The intake by which a call was counted without a form; a second contact beside it would count the call twice. */
    Optional<IntakeId> countedAsAbandoned(String callId);

    /** Somebody has handed in the form of this call: it was not abandoned, or is counted as that already. */
    boolean hasForm(String callId);

    /** Keeps what a form tells, once its contact is counted and its cases are open. */
    void take(StampedIntake intake, Registration registration, CallReader reader);

    /** The same for what a person registered in place of the channel. */
    void takeByHand(HandReading completed, Registration registration);
}
