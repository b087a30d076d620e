package org.relais.queues;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The queues of the office in force: one per department, one per team, and that of the supervisors. Thread-safe. */
@ProviderType
public interface QueueDirectory {

    /** All queues: those of departments in the order of the office, then those of teams, then that of the supervisors. */
    List<QueueDefinition> queues();

    /** The queue of this id; empty when the office has none. */
    Optional<QueueDefinition> find(String id);
}
