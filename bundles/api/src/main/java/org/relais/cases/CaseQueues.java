package org.relais.cases;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/** Work waiting for a person. Thread-safe. */
@ProviderType
public interface CaseQueues {

    /**
     * Id of the queue that only supervisors see: cases that departments have sent back too often, and those that escalation has moved
     * there.
     */
    String SUPERVISORS = "supervisors";

    /** The queues this caller may take work from. */
    List<QueueView> list(Caller caller);

    /**
     * Assigns the most urgent unassigned case of a queue to the caller: highest priority first, then earliest due. Two callers never
     * get the same case. Empty when nothing waits.
     */
    Optional<CaseView> claim(Caller caller, String queue);
}
