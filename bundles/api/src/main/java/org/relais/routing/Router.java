package org.relais.routing;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.directory.DepartmentId;

/** Finds the department for a request by the rules in force. Changes nothing; thread-safe. */
@ProviderType
public interface Router {

    /** Decides by the first rule that fits; the last rule of an office always does. */
    RoutingDecision route(RoutingRequest request);

    /**
     * Decides as if there were no rule that leads to these departments, because they have sent the request back. Empty when no rule is
     * left.
     */
    Optional<RoutingDecision> routeWithout(RoutingRequest request, Set<DepartmentId> refusing);
}
