package org.relais.spi.channel;

import java.util.Objects;

/**
 * What a person has read out of an intake in place of its channel.
 *
 * @param intake as it lies in the store; its form need not have passed the channel's schema, since that may be why a person reads it
 * @param account of the person
 * @param said what it means: one contact, and a case when its outcome opens one
 */
public record HandReading(StampedIntake intake, String account, Interpretation.Registered said) {

    public HandReading {
        Objects.requireNonNull(intake, "intake");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(said, "said");
    }
}
