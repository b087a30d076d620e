package org.relais.channel.dropbox.internal;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/** What the operations for clients have in common. */
final class Requests {

    private Requests() {}

    static Caller caller(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw RelaisException.of(
                Errors.UNAUTHENTICATED,
                new LocalizedText("Aucun compte n'est identifié.", "No account is identified."));
    }

    /**
     * The parameters of the query string; an empty one counts as absent.
     *
     * @throws RelaisException {@code invalid-request} for a parameter given twice
     */
    static Map<String, String> query(MultivaluedMap<String, String> given) {
        Map<String, String> single = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (values.size() > 1) {
                throw Errors.invalid(
                        FieldError.pointer("", name),
                        new LocalizedText("Donné plusieurs fois.", "Given more than once."));
            }
            if (!values.get(0).isEmpty()) {
                single.put(name, values.get(0));
            }
        });
        return single;
    }
}
