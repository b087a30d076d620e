package org.relais.procedures;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseKey;
import org.relais.identity.Caller;

/**
 * Leads cases through procedures. Thread-safe; every method is one database transaction, or joins the running unit of work. Every
 * change is in the journal of the case and raises its revision. All methods throw {@link org.relais.errors.RelaisException}:
 * {@code not-found} for what is not there or what the caller may not know of, {@code forbidden} for a missing right,
 * {@code stale-revision} when {@code expectedRevision} is present and no longer current.
 */
@ProviderType
public interface CaseProcedures {

    CaseProgress get(Caller caller, CaseKey key);

    /**
     * The case follows the newest version of a template from now on.
     *
     * @throws org.relais.errors.RelaisException {@code procedure-not-possible} when it follows the template already, is over, or is
     *     about something else
     */
    CaseProgress start(Caller caller, CaseKey key, OptionalLong expectedRevision, String template);

    /** @throws org.relais.errors.RelaisException {@code step-not-possible} as the step stands now */
    CaseProgress perform(
            Caller caller,
            CaseKey key,
            OptionalLong expectedRevision,
            String procedure,
            String step,
            StepCommand command);

    /** @throws org.relais.errors.RelaisException {@code document-not-possible} as one of the documents stands now */
    CaseProgress perform(
            Caller caller, CaseKey key, OptionalLong expectedRevision, String procedure, DocumentCommand command);
}
