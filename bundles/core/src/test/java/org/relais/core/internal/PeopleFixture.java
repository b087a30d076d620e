package org.relais.core.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.DepartmentId;
import org.relais.directory.Presence;
import org.relais.directory.Team;
import org.relais.directory.TeamId;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.texts.LocalizedText;

/** The people whom a test has come to work, in the teams and with the skills that it gives them. Thread-safe. */
public final class PeopleFixture implements Agents {

    private final Accounts others;
    private final Map<String, Agent> agents = new ConcurrentSkipListMap<>();
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private final List<Team> teams = new CopyOnWriteArrayList<>();

    PeopleFixture(Accounts others) {
        this.others = others;
    }

    /** A member of a department who is at work. */
    public Caller arrives(String account, String department, String... skills) {
        DepartmentId id = new DepartmentId(department);
        Set<TeamId> own = teams.stream()
                .filter(team -> team.members().contains(account))
                .map(Team::id)
                .collect(Collectors.toSet());
        agents.put(account, new Agent(account, null, id, own, Set.of(skills), null, Presence.ON_SITE, null, 0));
        callers.put(account, new Caller(account, Set.of(Role.DEPARTMENT_MEMBER), id));
        atWork.add(account);
        return callers.get(account);
    }

    public void goesHome(String account) {
        atWork.remove(account);
    }

    public void team(String id, String department, String... members) {
        LocalizedText name = new LocalizedText(id, id);
        teams.add(new Team(new TeamId(id), new DepartmentId(department), name, Set.of(members)));
    }

    public void noTeam(String id) {
        teams.removeIf(team -> team.id().value().equals(id));
    }

    /** The accounts of the office and those of the people who have arrived. */
    public Accounts accounts() {
        return new Accounts() {
            @Override
            public Optional<Caller> find(String account) {
                return Optional.ofNullable(callers.get(account)).or(() -> others.find(account));
            }

            @Override
            public List<Caller> list() {
                return Stream.concat(others.list().stream(), callers.values().stream())
                        .toList();
            }
        };
    }

    @Override
    public List<Agent> list() {
        return List.copyOf(agents.values());
    }

    @Override
    public Optional<Agent> find(String account) {
        return Optional.ofNullable(agents.get(account));
    }

    @Override
    public List<Agent> inDepartment(DepartmentId department) {
        return agents.values().stream()
                .filter(agent -> department.equals(agent.department()))
                .toList();
    }

    @Override
    public List<Agent> inTeam(TeamId team) {
        return agents.values().stream()
                .filter(agent -> agent.teams().contains(team))
                .toList();
    }

    @Override
    public List<Team> teams() {
        return List.copyOf(teams);
    }

    @Override
    public Set<String> skills() {
        return agents.values().stream()
                .flatMap(agent -> agent.skills().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isAtWork(String account, Instant at) {
        return atWork.contains(account);
    }
}
