package org.relais.soap.internal;

import jakarta.xml.ws.WebServiceContext;
import org.jspecify.annotations.Nullable;
import org.relais.identity.Caller;
import org.relais.spi.web.RequestHead;

/** Who calls. The web bundle has established that before any endpoint is reached. */
final class Callers {

    private Callers() {}

    /** @param context as the JAX-WS runtime gave it, which answers for the request of the calling thread */
    static Caller of(@Nullable WebServiceContext context) {
        return RequestHead.caller(context == null ? null : context.getUserPrincipal());
    }
}
