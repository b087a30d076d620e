package org.relais.rest.internal.bad;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Breaks the rule about operations: it does not say who may call it. */
@Path("/window")
public final class OpenWindow {

    @GET
    public String look() {
        return "anything";
    }
}
