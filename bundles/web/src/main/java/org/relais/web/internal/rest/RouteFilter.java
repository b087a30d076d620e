package org.relais.web.internal.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.apache.cxf.jaxrs.model.URITemplate;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;

/** Notes which route a request took, as its template; figures about requests never carry the path itself. */
@Priority(Priorities.AUTHENTICATION) // before anything refuses
final class RouteFilter implements ContainerRequestFilter {

    static final String ROUTE = "org.relais.web.route";

    @Override
    public void filter(ContainerRequestContext request) {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        Object template = message == null ? null : message.get(URITemplate.URI_TEMPLATE);
        if (template != null) {
            request.setProperty(ROUTE, template);
        }
    }
}
