package org.relais.web.internal.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.relais.web.internal.permissions.Door;

/**
 * Lets a request through to an operation that the caller may call. It runs when the operation is known and before its body is read.
 * A resource below another is guarded where the way to it begins, by what the method that leads to it declares.
 */
@Priority(Priorities.AUTHORIZATION)
final class PermissionFilter implements ContainerRequestFilter {

    private final Door door;
    private volatile Declarations declarations = Declarations.NONE;

    PermissionFilter(Door door) {
        this.door = door;
    }

    /** Called once, when the resources are known and before the first request. */
    void open(Declarations known) {
        declarations = known;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        OperationResourceInfo operation =
                PhaseInterceptorChain.getCurrentMessage().getExchange().get(OperationResourceInfo.class);
        door.pass(request.getSecurityContext().getUserPrincipal(), declarations.of(operation));
    }
}
