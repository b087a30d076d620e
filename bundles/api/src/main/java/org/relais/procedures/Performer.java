package org.relais.procedures;

import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;

/**
 * Who does a step.
 *
 * @param department present exactly for {@link Kind#NAMED_DEPARTMENT}
 */
public record Performer(Kind kind, @Nullable DepartmentId department) {

    public Performer {
        if ((kind == Kind.NAMED_DEPARTMENT) != (department != null)) {
            throw new IllegalArgumentException("a department belongs to NAMED_DEPARTMENT alone");
        }
    }

    /** What decides it. */
    public enum Kind {
        /** The citizen; whoever may write a note on the case records it. */
        REQUESTER,
        /** The reception desk. */
        DESK,
        /** The department that has the case. */
        DEPARTMENT,
        /** One department, whoever has the case. */
        NAMED_DEPARTMENT
    }

    /** How clients write it: {@code requester}, {@code desk}, {@code department}, or the id of a department. */
    public String wireName() {
        return department == null ? kind.name().toLowerCase(java.util.Locale.ROOT) : department.value();
    }
}
