package org.relais.spi.service;

import org.osgi.annotation.versioning.ConsumerType;
import org.relais.intake.FormData;

/**
 * One service that a partner has delegated to the desk: what its form looks like, and the rules by which it is complete and goes
 * somewhere. Register it as an OSGi service; it may come, change and go while forms arrive. While it is away, what was registered stays
 * readable and can be handed over; new forms wait as stamped intakes.
 *
 * <p>Called by the platform from many threads at once. An implementation keeps no state between calls but configuration and its own
 * reference data.
 */
@ConsumerType
public interface DelegatedService {

    /** Who this service is and what its form looks like. Called once, when the service appears. */
    ServiceDescriptor descriptor();

    /**
     * Judges a form by the rules and reference data of today. Called inside a unit of work, so that the plug-in may read its own tables;
     * it writes nothing, and must not call other systems. The form has passed the descriptor's schema and has none of its forbidden
     * members. Called again for the same form when something missing was brought, and whenever a person asks.
     *
     * @throws RuntimeException when it cannot tell now; the form waits, or the person is told to try again
     */
    Assessment assess(FormData form);
}
