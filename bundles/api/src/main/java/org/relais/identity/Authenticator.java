package org.relais.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Establishes who is calling; the only place where credentials are checked. Thread-safe. An empty answer says nothing about what
 * was wrong, on purpose: neither whether the account exists nor whether a token has expired.
 */
@ProviderType
public interface Authenticator {

    /** Checks a password. Costs a password hash (tens of milliseconds) unless the same pair was proven a short while ago. */
    Optional<Caller> byPassword(String account, String password);

    /** Checks a session's token. Costs no password hash, and the database at most once a second for all. */
    Optional<Caller> byToken(String token);

    /** Opens a session for somebody whose password was just checked. */
    Session openSession(Caller caller);
}
