package org.relais.queues;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/** The queues of the office in force: one per department, one per team, and that of the supervisors. Thread-safe. */
@ProviderType
public interface QueueDirectory {

    /** All queues: those of departments in the order of the office, then those of teams, then that of the supervisors. */
    List<QueueDefinition> queues();

    /** The queue of this id; empty when the office has none. */
    Optional<QueueDefinition> find(String id);

    /**
     * Gives a queue other settings, with an entry in the journal of the office. Cases that wait in it are handed out by them within
     * seconds.
     *
     * @param expectedRevision that of the definition the caller has read, or empty to edit whatever is there
     * @throws org.relais.errors.RelaisException {@code forbidden}; {@code not-found}; {@link QueueErrors#STALE_QUEUE}
     */
    QueueDefinition edit(Caller caller, String id, OptionalLong expectedRevision, QueueEdit edit);
}
