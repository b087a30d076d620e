package org.relais.cases;

import java.util.Collection;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * Tells which cases a caller may know of. Whoever keeps something about cases in tables of their own shows no more than that, in lists
 * and counts too. Thread-safe; asks the database once.
 */
@ProviderType
public interface KnownCases {

    /** Those that are there and that the caller may know of. */
    Set<CaseId> among(Caller caller, Collection<CaseId> cases);
}
