package org.relais.core.internal.intake;

import java.time.Duration;
import java.util.List;
import org.relais.core.internal.intake.ChannelRegistry.ActiveChannel;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.HandRegistration;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.RegistrationAware;
import org.relais.spi.channel.StampedIntake;

/**
 * A channel during one call: knows whether the channel's own code runs, or has thrown, so that it is blamed for what it does alone, and
 * whether it had something registered, which alone speaks for it.
 */
final class AskedChannel {

    private final ActiveChannel channel;
    /** Stays true when the channel's code throws. */
    private volatile boolean inside;

    private volatile boolean asked;
    private volatile boolean registers;
    private volatile Duration waitedForDatabase = Duration.ZERO;

    AskedChannel(ActiveChannel channel) {
        this.channel = channel;
    }

    /** True while the channel's own code runs, and after it threw. */
    boolean isInside() {
        return inside;
    }

    /** False when its own code was not needed. */
    boolean isAsked() {
        return asked;
    }

    /** True when it said what is to be registered. */
    boolean registers() {
        return registers;
    }

    /** The same after a refusal: whatever it said, nothing is registered. */
    AskedChannel refused() {
        registers = false;
        return this;
    }

    /** @param waiting how long the call has been waiting for the database when it was overtaken */
    void overtaken(Duration waiting) {
        waitedForDatabase = waiting;
    }

    /** How long it had been waiting for the database when it was overtaken. */
    Duration waitedForDatabase() {
        return waitedForDatabase;
    }

    List<FieldError> check(FormData form) {
        inside = true;
        List<FieldError> errors = channel.check(form);
        inside = false;
        return errors;
    }

    Interpretation interpret(StampedIntake intake) {
        inside = true;
        asked = true;
        Interpretation meaning = channel.channel().interpret(intake);
        if (meaning == null) {
            throw new IllegalStateException("the channel said nothing about the intake");
        }
        inside = false;
        registers = meaning instanceof Interpretation.Registered;
        return meaning;
    }

    /** Only for one that takes what people read. */
    Interpretation.Registered complete(HandReading reading) {
        inside = true;
        asked = true;
        Interpretation.Registered meaning = byHand().complete(reading);
        if (meaning == null) {
            throw new IllegalStateException("the channel said nothing about what a person read");
        }
        inside = false;
        registers = true;
        return meaning;
    }

    void registered(HandReading completed, Registration registration) {
        inside = true;
        byHand().registeredByHand(completed, registration);
        inside = false;
    }

    private HandRegistration byHand() {
        return (HandRegistration) channel.channel();
    }

    void registered(StampedIntake intake, Registration registration) {
        if (channel.channel() instanceof RegistrationAware aware) {
            inside = true;
            aware.registered(intake, registration);
            inside = false;
        }
    }
}
