package org.relais.core.internal.directory;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Agent;
import org.relais.directory.DepartmentId;
import org.relais.directory.Presence;
import org.relais.directory.TeamId;

/** Makes agents from agents. Pure. */
final class AgentValues {

    private AgentValues() {}

    /** Somebody about whom nothing was ever said. */
    static Agent of(String account) {
        return new Agent(account, null, null, Set.of(), Set.of(), null, Presence.ON_SITE, null, 0);
    }

    static Agent withTeams(Agent agent, Set<TeamId> teams) {
        return copy(agent, agent.department(), teams, agent.presence(), agent.leftOn());
    }

    static Agent withPresence(Agent agent, Presence presence) {
        return copy(agent, agent.department(), agent.teams(), presence, agent.leftOn());
    }

    static Agent withDepartment(Agent agent, @Nullable DepartmentId department) {
        return copy(agent, department, agent.teams(), agent.presence(), agent.leftOn());
    }

    static Agent withLeftOn(Agent agent, @Nullable LocalDate leftOn) {
        return copy(agent, agent.department(), agent.teams(), agent.presence(), leftOn);
    }

    private static Agent copy(
            Agent agent,
            @Nullable DepartmentId department,
            Set<TeamId> teams,
            Presence presence,
            @Nullable LocalDate leftOn) {
        return new Agent(
                agent.account(),
                agent.name(),
                department,
                teams,
                agent.skills(),
                agent.hours(),
                presence,
                leftOn,
                agent.revision());
    }
}
