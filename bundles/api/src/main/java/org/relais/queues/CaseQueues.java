package org.relais.queues;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.Page;
import org.relais.identity.Caller;

/** Work waiting for a person. Thread-safe. */
@ProviderType
public interface CaseQueues {

    /**
     * Id of the queue that only supervisors see: cases that departments have sent back too often, and those that escalation has moved
     * there.
     */
    String SUPERVISORS = "supervisors";

    /** The queues that this caller may know of, with exact counts. */
    List<QueueView> list(Caller caller);

    /**
     * One of them.
     *
     * @throws org.relais.errors.RelaisException {@code not-found}, also for a queue that the caller may not know of
     */
    QueueView get(Caller caller, String queue);

    /**
     * What waits for somebody in a queue, in the order in which {@link #claim} hands it out: highest priority first, then earliest
     * due.
     *
     * @param limit from 1 to {@link CaseQuery#MAX_LIMIT}
     * @param cursor {@code next} of the page before, or null for the first
     * @throws org.relais.errors.RelaisException {@code not-found}, also for a queue that the caller may not know of;
     *     {@code invalid-request} for a cursor of another list
     */
    Page<CaseSummary> cases(Caller caller, String queue, int limit, @Nullable String cursor);

    /**
     * Assigns the most urgent unassigned case of a queue to the caller: highest priority first, then earliest due. Two callers never
     * get the same case. Empty when nothing waits that the caller may know of.
     *
     * @throws org.relais.errors.RelaisException {@code not-found}; {@code forbidden} in another department's queue;
     *     {@link org.relais.queues.QueueErrors#LOAD_LIMIT_REACHED}
     */
    Optional<CaseView> claim(Caller caller, String queue);
}
