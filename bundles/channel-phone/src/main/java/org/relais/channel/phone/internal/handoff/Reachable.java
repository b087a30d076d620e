package org.relais.channel.phone.internal.handoff;

import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.Presence;

/**
 * Who can take a call now: works here, is on site or at home, and has a phone at hand. Working hours play no part: whoever said that
 * they can be reached can be. Thread-safe, in memory.
 */
@Component(service = Reachable.class)
public final class Reachable {

    private final Agents agents;

    @Activate
    public Reachable(@Reference Agents agents) {
        this.agents = agents;
    }

    boolean is(String account, Instant now) {
        return agents.find(account).filter(agent -> is(agent, now)).isPresent();
    }

    boolean isKnown(String account) {
        return agents.find(account).isPresent();
    }

    /** Everybody but whoever asks, by account. */
    List<Agent> list(String except, Instant now) {
        return agents.list().stream()
                .filter(agent -> !agent.account().equals(except) && is(agent, now))
                .toList();
    }

    private static boolean is(Agent agent, Instant now) {
        Presence presence = agent.presence().at(now);
        return agent.isActive()
                && presence.state() != Presence.State.AWAY
                && presence.reachability() == Presence.Reachability.PHONE;
    }
}
