package org.relais.soap.internal;

import jakarta.xml.ws.WebServiceContext;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/** Who calls. The web bundle has established that before any endpoint is reached. */
final class Callers {

    private Callers() {}

    /** @param context as the JAX-WS runtime gave it, which answers for the request of the calling thread */
    static Caller of(@Nullable WebServiceContext context) {
        if (context != null && context.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw RelaisException.of(
                Errors.UNAUTHENTICATED,
                new LocalizedText("Aucun compte n'est identifié.", "No account is identified."));
    }
}
