package org.relais.spi.channel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An optional ability of a {@link Channel} that is {@link RegistrationAware}, implemented by the same object: it enters into what it
 * keeps also the requests that a person registers in its place. Without it nobody registers its requests by hand, since a register
 * with a gap is worse than a request that waits.
 */
@ConsumerType
public interface HandRegistration {

    /**
     * Completes what the person said with what the form tells beyond it, such as times and the date stamp. Called like {@link
     * Channel#interpret}, inside the unit of work that will register the result; the form may be malformed.
     *
     * @return what is to be registered, as a rule with the contact and the cases that the person said
     * @throws org.relais.errors.RelaisException when a rule of the office stands against it; the person is told and nothing changes
     */
    Interpretation.Registered complete(HandReading reading);

    /**
     * Called as {@link RegistrationAware#registered} is, with what {@link #complete} returned. A failure undoes the registration.
     */
    void registeredByHand(HandReading completed, Registration registration);
}
