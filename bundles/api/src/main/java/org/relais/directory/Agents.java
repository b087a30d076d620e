package org.relais.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who works here. Thread-safe and cheap: in memory, and at most a second behind an edit on another node. Callers check permissions.
 */
@ProviderType
public interface Agents {

    /** Somebody by account, also when they have left; empty for an account that has never worked cases. */
    Optional<Agent> find(String account);

    /** Everybody, by account, those who have left included. */
    List<Agent> list();

    /** Who works in a department itself, by account; neither those who have left nor those of departments below. */
    List<Agent> inDepartment(DepartmentId department);

    /** Who works in a team, by account; not those who have left. */
    List<Agent> inTeam(TeamId team);

    /** Teams that work, by id; not the closed ones. */
    List<Team> teams();

    /** Every skill that somebody who works here has. */
    Set<String> skills();

    /**
     * Can work be given to this person at this moment: has not left, is not away, and it is within the person's hours (on a working
     * day of the office) or else those of the office. False for an unknown account.
     */
    boolean isAtWork(String account, Instant at);
}
