package org.relais.queues;

import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;

/**
 * A queue of the office.
 *
 * @param id that of a department in lower case, that of a team, or {@code supervisors}
 * @param department whose people work it; for the supervisors' queue that of the desk
 * @param team whose queue it is, for a {@link QueueKind#TEAM} and no other
 * @param revision counts the edits of the settings, 0 before the first
 */
public record QueueDefinition(
        String id,
        QueueKind kind,
        DepartmentId department,
        @Nullable String team,
        QueueSettings settings,
        long revision) {

    /** True when cases of this department may wait here. */
    public boolean takes(DepartmentId other) {
        return kind == QueueKind.SUPERVISORS || department.equals(other);
    }
}
