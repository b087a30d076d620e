package org.relais.web.internal.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Authenticator;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/** Reads credentials from requests and has them checked by the {@link Authenticator} of the moment. Thread-safe. */
@Component(service = Identification.class)
public final class Identification {

    private static final LocalizedText WHO = new LocalizedText(
            "Indiquez un compte et son mot de passe, ou un jeton valable.",
            "Give an account and its password, or a valid token.");
    private static final LocalizedText ABSENT = new LocalizedText(
            "Le service d'identification démarre ; réessayez dans un instant.",
            "The identification service is starting; try again in a moment.");

    private volatile @Nullable Authenticator authenticator;

    @Activate
    public Identification() {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindAuthenticator(Authenticator service) {
        authenticator = service;
    }

    public void unbindAuthenticator(Authenticator service) {
        if (authenticator == service) {
            authenticator = null;
        }
    }

    public boolean ready() {
        return authenticator != null;
    }

    /**
     * Who sent this {@code Authorization} header.
     *
     * @throws RelaisException {@code unauthenticated} when it proves nobody, {@code unavailable} when nobody can check it now
     */
    public Caller byAuthorization(@Nullable String header) {
        int space = header == null ? -1 : header.indexOf(' ');
        if (header == null || space < 0) {
            throw unauthenticated();
        }
        String scheme = header.substring(0, space);
        String credentials = header.substring(space + 1).trim();
        if ("Basic".equalsIgnoreCase(scheme)) {
            return byBasic(credentials);
        }
        if ("Bearer".equalsIgnoreCase(scheme)) {
            return proven(service().byToken(credentials));
        }
        throw unauthenticated();
    }

    /** The same for an account and a password. */
    public Caller byPassword(String account, String password) {
        return proven(service().byPassword(account, password));
    }

    /** The refusal for a request that does not say who calls. */
    public static RelaisException unauthenticated() {
        return RelaisException.of(Errors.UNAUTHENTICATED, WHO);
    }

    private Caller byBasic(String credentials) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(credentials);
        } catch (IllegalArgumentException e) {
            throw unauthenticated();
        }
        String pair = new String(decoded, StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw unauthenticated();
        }
        return byPassword(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private static Caller proven(Optional<Caller> caller) {
        return caller.orElseThrow(Identification::unauthenticated);
    }

    private Authenticator service() {
        Authenticator current = authenticator;
        if (current == null) {
            throw RelaisException.of(Errors.UNAVAILABLE, ABSENT);
        }
        return current;
    }
}
