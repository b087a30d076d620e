package org.relais.core.internal.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.relais.administration.DirectoryEntry;
import org.relais.directory.Agent;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Team;
import org.relais.directory.TeamId;

/**
 * All that was edited, as it stood at one moment. A new edit is a new instance, so identity tells whether a cache is current.
 *
 * @param teams with those of their members who work here
 * @param agents everybody who was ever edited, by account; without what the account says
 */
public record DirectorySnapshot(
        Map<DepartmentId, DirectoryEntry<Department>> departments,
        Map<SiteId, DirectoryEntry<Site>> sites,
        Map<TeamId, DirectoryEntry<Team>> teams,
        Map<String, Agent> agents) {

    public DirectorySnapshot {
        departments = Map.copyOf(departments);
        sites = Map.copyOf(sites);
        teams = Map.copyOf(teams);
        agents = Map.copyOf(agents);
    }

    List<DirectoryEntry<Team>> teamsById() {
        return teams.values().stream()
                .sorted(Comparator.comparing(entry -> entry.value().id().value()))
                .toList();
    }
}
