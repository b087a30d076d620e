package org.relais.spi.channel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An optional ability of a {@link Channel}, implemented by the same object: it keeps what has become of the requests that it read.
 * Its requests are registered by hand only through it; see {@link HandRegistration}.
 */
@ConsumerType
public interface RegistrationAware {

    /**
     * Called once the contact is counted and the cases are opened, on the thread and in the unit of work in which
     * {@link Channel#interpret} was called, so that what the channel writes commits together with them. Must not call other systems. A
     * failure undoes the registration, as one of {@code interpret} does.
     */
    void registered(StampedIntake intake, Registration registration);
}
