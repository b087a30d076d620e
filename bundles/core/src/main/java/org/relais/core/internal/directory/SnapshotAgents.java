package org.relais.core.internal.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Presence;
import org.relais.directory.Team;
import org.relais.directory.TeamId;
import org.relais.directory.WorkingHours;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;

/** People as their accounts and what was edited since say together. Thread-safe. */
@Component
public final class SnapshotAgents implements Agents {

    private final DirectorySnapshots snapshots;
    private final Accounts accounts;
    private final OfficeDirectory directory;
    private final WorkingCalendar calendar;

    @Activate
    public SnapshotAgents(
            @Reference DirectorySnapshots snapshots,
            @Reference Accounts accounts,
            @Reference OfficeDirectory directory,
            @Reference WorkingCalendar calendar) {
        this.snapshots = snapshots;
        this.accounts = accounts;
        this.directory = directory;
        this.calendar = calendar;
    }

    @Override
    public Optional<Agent> find(String account) {
        return of(account, snapshots.current().agents().get(account), accounts.find(account));
    }

    /** A person from what was edited, if anything, and the account, which is empty for who has left. */
    private static Optional<Agent> of(String account, @Nullable Agent edited, Optional<Caller> caller) {
        if (caller.isEmpty()) {
            return Optional.ofNullable(edited);
        }
        return Optional.of(AgentValues.withDepartment(
                edited == null ? AgentValues.of(account) : edited, caller.get().ownDepartment()));
    }

    @Override
    public List<Agent> list() {
        Map<String, Agent> agents = new TreeMap<>();
        Map<String, Agent> edited = snapshots.current().agents();
        edited.values().stream().filter(agent -> !agent.isActive()).forEach(left -> agents.put(left.account(), left));
        accounts.list().stream()
                .filter(Caller::worksCases)
                .forEach(caller -> of(caller.account(), edited.get(caller.account()), Optional.of(caller))
                        .ifPresent(agent -> agents.putIfAbsent(agent.account(), agent)));
        return List.copyOf(agents.values());
    }

    @Override
    public List<Agent> inDepartment(DepartmentId department) {
        return working(agent -> department.equals(agent.department()));
    }

    @Override
    public List<Agent> inTeam(TeamId team) {
        return working(agent -> agent.teams().contains(team));
    }

    private List<Agent> working(Predicate<Agent> wanted) {
        return list().stream().filter(Agent::isActive).filter(wanted).toList();
    }

    @Override
    public List<Team> teams() {
        return snapshots.current().teams().values().stream()
                .filter(entry -> !entry.closed())
                .map(entry -> inForce(entry.value()))
                .sorted(Comparator.comparing(team -> team.id().value()))
                .toList();
    }

    /** The department that has the team now, when the one that was entered has been closed. */
    private Team inForce(Team team) {
        DepartmentId department = directory
                .office()
                .department(team.department().value())
                .map(Department::id)
                .orElse(team.department());
        return new Team(team.id(), department, team.name(), team.members());
    }

    @Override
    public Set<String> skills() {
        Set<String> skills = new TreeSet<>();
        working(agent -> true).forEach(agent -> skills.addAll(agent.skills()));
        return skills;
    }

    @Override
    public boolean isAtWork(String account, Instant at) {
        return accounts.find(account)
                .filter(Caller::worksCases)
                .flatMap(caller -> find(account))
                .filter(agent -> agent.isActive() && isPresent(agent, at))
                .isPresent();
    }

    private boolean isPresent(Agent agent, Instant at) {
        if (agent.presence().at(at).state() == Presence.State.AWAY) {
            return false;
        }
        @Nullable WorkingHours own = agent.hours();
        return own == null
                ? calendar.status(at, null, null).open()
                : own.include(at.atZone(directory.office().zone()).toLocalDateTime()) && isWorkingDay(at);
    }

    private boolean isWorkingDay(Instant at) {
        LocalDate day = calendar.officeDay(at);
        return calendar.nextWorkingDay(day.minusDays(1)).date().equals(day);
    }
}
