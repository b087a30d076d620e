package org.relais.web.internal.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.web.internal.identity.Identification;
import org.relais.web.internal.problem.Problems;

/**
 * Lets a request in when it says who calls, or when anybody may call. It runs before a resource is looked for, so that strangers
 * do not learn what exists.
 */
@PreMatching
final class IdentityFilter implements ContainerRequestFilter {

    private final Identification identification;
    private final Departures departures;
    private volatile PublicOperations publicOperations = PublicOperations.of(java.util.List.of(), Declarations.NONE);

    IdentityFilter(Identification identification, Departures departures) {
        this.departures = departures;
        this.identification = identification;
    }

    /** Called once, when the resources are known and before the first request. */
    void open(PublicOperations operations) {
        publicOperations = operations;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String given = "/" + request.getUriInfo().getPath();
        String path = given.startsWith("//") ? given.substring(1) : given;
        if (publicOperations.allow(request.getMethod(), path)) {
            return;
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null && departures.isAwayForStrangers(RestApplication.ADDRESS + path)) {
            throw RelaisException.of(Errors.UNAVAILABLE, Problems.starting().detail());
        }
        boolean secure = "https".equals(request.getUriInfo().getRequestUri().getScheme());
        request.setSecurityContext(
                new CallerContext(identification.byAuthorization(authorization), secure, scheme(authorization)));
    }

    private static String scheme(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer", 0, 6) ? "BEARER" : "BASIC";
    }
}
