package org.relais.intake;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.Page;
import org.relais.identity.Caller;

/**
 * What waits at the intake desk, for people: an intake whose channel is absent, failing or too slow, or that is held, is listed with the
 * reason, can be handed to somebody and be settled by hand. So is one that its channel refused after its sender was told that it is
 * stored, until somebody has seen to it. Thread-safe; every method is one database transaction.
 *
 * <p>With {@code intake:work} everywhere one knows of every intake, without it one knows of those that were handed to oneself. An intake
 * about a confidential topic belongs to no department yet: only those know of it who may read such cases in every department, and
 * whoever it was handed to.
 */
@ProviderType
public interface IntakeWorklist {

    /**
     * The oldest first.
     *
     * @throws org.relais.errors.RelaisException {@code forbidden}; {@code invalid-request} for a cursor of another list
     */
    Page<WaitingIntake> find(Caller caller, WorklistQuery query);

    /**
     * Any intake with all that was handed in.
     *
     * @throws org.relais.errors.RelaisException {@code forbidden}; {@code not-found} also for one that the caller may not know of
     */
    IntakeDetail get(Caller caller, IntakeId id);

    /** May the caller {@link #get} it? */
    boolean mayWork(Caller caller, IntakeId id);

    /**
     * Does something about an intake that nobody has settled. When its channel reads it at the same moment, one of both has it and the other is told
     * so.
     *
     * @param expectedRevision the revision that the caller saw; empty for whatever it is now
     * @throws org.relais.errors.RelaisException {@code forbidden}, {@code not-found}; {@code stale-revision} when it has changed since;
     *     {@code intake-settled} when it is REGISTERED, or REJECTED for good; {@code intake-not-refused}; {@code
     *     channel-needed} when its channel keeps a register and cannot enter it now; {@code invalid-request} for an agent who cannot see to it
     */
    IntakeDetail perform(Caller caller, IntakeId id, OptionalLong expectedRevision, IntakeAction action);
}
