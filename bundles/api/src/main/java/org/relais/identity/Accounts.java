package org.relais.identity;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Who has an account and works here; who has left is not among them. The security bundle implements it; thread-safe, in memory. */
@ProviderType
public interface Accounts {

    /** The account of this name, as its owner would call. */
    Optional<Caller> find(String account);

    /** All accounts, by name. */
    List<Caller> list();
}
