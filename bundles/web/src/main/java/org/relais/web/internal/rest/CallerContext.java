package org.relais.web.internal.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.relais.identity.Caller;

/** Hands the caller to resources. */
record CallerContext(Caller caller, boolean secure, String scheme) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.roles().stream().anyMatch(one -> one.name().equals(role));
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return scheme;
    }
}
