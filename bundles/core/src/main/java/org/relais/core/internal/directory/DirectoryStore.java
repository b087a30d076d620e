package org.relais.core.internal.directory;

import java.util.Optional;
import org.relais.administration.DirectoryEntry;
import org.relais.directory.Agent;
import org.relais.directory.Department;
import org.relais.directory.Site;
import org.relais.directory.Team;
import org.relais.directory.TeamId;

/**
 * Where edits of the directory lie. Every method needs a running unit of work. Saving adds or replaces, and answers what is stored
 * with its new revision; the revision that is passed in does not count.
 */
public interface DirectoryStore {

    DirectorySnapshot load();

    /** Somebody who was edited, as it stands now. */
    Optional<Agent> agent(String account);

    Agent save(Agent agent);

    DirectoryEntry<Department> saveDepartment(DirectoryEntry<Department> entry);

    DirectoryEntry<Site> saveSite(DirectoryEntry<Site> entry);

    /**
     * Members stand with the agents and are not stored here.
     *
     * @param membersChanged true when somebody joins or leaves
     */
    DirectoryEntry<Team> saveTeam(DirectoryEntry<Team> entry, boolean membersChanged);

    /** Somebody has joined or left a team. */
    void countMemberChange(TeamId id);
}
