package org.relais.channel.phone.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.DepartmentId;
import org.relais.directory.Presence;
import org.relais.directory.Team;
import org.relais.directory.TeamId;

/** The accounts of a test, where they said they are. */
final class PresentAgents implements Agents {

    private final Map<String, Presence> presences;

    PresentAgents(Map<String, Presence> presences) {
        this.presences = presences;
    }

    @Override
    public Optional<Agent> find(String account) {
        return list().stream().filter(agent -> agent.account().equals(account)).findFirst();
    }

    @Override
    public List<Agent> list() {
        return presences.entrySet().stream()
                .map(entry ->
                        new Agent(entry.getKey(), null, null, Set.of(), Set.of(), null, entry.getValue(), null, 0))
                .toList();
    }

    @Override
    public List<Agent> inDepartment(DepartmentId department) {
        return List.of();
    }

    @Override
    public List<Agent> inTeam(TeamId team) {
        return List.of();
    }

    @Override
    public List<Team> teams() {
        return List.of();
    }

    @Override
    public Set<String> skills() {
        return Set.of();
    }

    @Override
    public boolean isAtWork(String account, Instant at) {
        return true;
    }
}
