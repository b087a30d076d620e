package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Agent;
import org.relais.directory.Presence;
import org.relais.directory.TeamId;

/**
 * Somebody who works here. No working hours means those of the office; {@code until} says when the presence ends and the person is on
 * site again.
 */
@Schema(name = "Agent")
record AgentJson(
        String account,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String department,
        List<String> teams,
        List<String> skills,
        @Nullable List<String> workingHours,
        Presence.State presence,
        @Nullable Instant until,
        Presence.Reachability reachable,
        Agent.State state,
        @Nullable LocalDate leftOn,
        long revision) {

    /** As it is at this moment. */
    static AgentJson of(Agent agent, Instant now) {
        Agent.@Nullable PersonName name = agent.name();
        Presence presence = agent.presence().at(now);
        return new AgentJson(
                agent.account(),
                name == null ? null : name.first(),
                name == null ? null : name.last(),
                agent.department() == null ? null : agent.department().value(),
                agent.teams().stream().map(TeamId::value).sorted().toList(),
                agent.skills().stream().sorted().toList(),
                agent.hours() == null ? null : agent.hours().texts(),
                presence.state(),
                presence.until(),
                presence.reachability(),
                agent.state(),
                agent.leftOn(),
                agent.revision());
    }

    static Response response(Agent agent, Instant now) {
        return Response.ok(of(agent, now))
                .tag(new EntityTag(Long.toString(agent.revision())))
                .build();
    }
}
