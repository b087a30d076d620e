package org.relais.procedures;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;
import org.relais.directory.TeamId;

/**
 * Who does a step.
 *
 * @param department present exactly for {@link Kind#NAMED_DEPARTMENT}
 * @param team present exactly for {@link Kind#TEAM}
 */
public record Performer(
        Kind kind,
        @Nullable DepartmentId department,
        @Nullable TeamId team) {

    /** What stands before the id of a team where clients write a performer. */
    public static final String TEAM_PREFIX = "team:";

    public Performer {
        if ((kind == Kind.NAMED_DEPARTMENT) != (department != null)) {
            throw new IllegalArgumentException("a department belongs to NAMED_DEPARTMENT alone");
        }
        if ((kind == Kind.TEAM) != (team != null)) {
            throw new IllegalArgumentException("a team belongs to TEAM alone");
        }
    }

    /** One that needs no name. */
    public static Performer of(Kind kind) {
        return new Performer(kind, null, null);
    }

    /** One department. */
    public static Performer in(DepartmentId department) {
        return new Performer(Kind.NAMED_DEPARTMENT, department, null);
    }

    /** One team. */
    public static Performer in(TeamId team) {
        return new Performer(Kind.TEAM, null, team);
    }

    /** What decides it. */
    public enum Kind {
        /** The citizen; whoever may write a note on the case records it. */
        REQUESTER,
        /** The reception desk. */
        DESK,
        /** The department that has the case. */
        DEPARTMENT,
        /** One department, whoever has the case; its successor once it is closed. */
        NAMED_DEPARTMENT,
        /** Who works in one team, whoever has the case. */
        TEAM
    }

    /**
     * How clients write it: {@code requester}, {@code desk}, {@code department}, the id of a department, or {@code team:} and the id
     * of a team.
     */
    public String wireName() {
        if (team != null) {
            return TEAM_PREFIX + team.value();
        }
        return department == null ? kind.name().toLowerCase(Locale.ROOT) : department.value();
    }
}
