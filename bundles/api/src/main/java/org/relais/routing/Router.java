package org.relais.routing;

import org.osgi.annotation.versioning.ProviderType;

/** Finds the department for a request. Pure, thread-safe; the last rule of an office always fires, so there is always an answer. */
@ProviderType
public interface Router {

    RoutingDecision route(RoutingRequest request);
}
