package org.relais.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the directory of the office adds to an account. The core implements it; the security bundle asks at each identification.
 * Thread-safe, in memory, at most a second behind an edit.
 */
@ProviderType
public interface Employment {

    /** The account as it may call now, with the department that the person works in now; empty when the person has left. */
    Optional<Caller> current(Caller account);
}
