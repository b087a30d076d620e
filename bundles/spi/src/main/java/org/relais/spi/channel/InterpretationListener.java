package org.relais.spi.channel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what came of every call to a channel: for the platform, which takes a broken version of a bundle back, and for whoever
 * watches channels. Register it as an OSGi service.
 *
 * <p>Called by the intake desk outside any transaction, from many threads at once, on threads that others wait for: it must be quick and
 * must not block. What it throws is logged and changes nothing.
 */
@ConsumerType
public interface InterpretationListener {

    void interpreted(InterpretationReport report);
}
