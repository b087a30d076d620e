package org.relais.cases;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * Reads and works cases. Cases are opened by {@link org.relais.intake.IntakeDesk} alone. Thread-safe; every method is one database
 * transaction, or joins the running unit of work. All methods throw {@link org.relais.errors.RelaisException}: {@code not-found}
 * for a case that is not there or that the caller may not know of, {@code forbidden} for a missing right.
 */
@ProviderType
public interface CaseService {

    /**
     * Performs one command.
     *
     * @param expectedRevision when present and no longer current, nothing happens and {@code stale-revision} is thrown
     */
    CaseView execute(Caller caller, CaseKey key, OptionalLong expectedRevision, CaseCommand command);

    CaseView get(Caller caller, CaseKey key);

    Page<CaseSummary> search(Caller caller, CaseQuery query);

    /** Everything that happened to the case, with the proof that nothing was altered since. */
    Journal journal(Caller caller, CaseKey key);
}
