package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.administration.DirectoryEntry;
import org.relais.core.internal.directory.DirectorySnapshot;
import org.relais.core.internal.directory.DirectoryStore;
import org.relais.directory.Agent;
import org.relais.directory.Department;
import org.relais.directory.Site;
import org.relais.directory.Team;
import org.relais.directory.TeamId;

/** The directory in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaDirectoryStore implements DirectoryStore {

    private final EntityManager entities;

    @Activate
    public JpaDirectoryStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public DirectorySnapshot load() {
        Map<String, Agent> agents = all(AgentRecord.class).stream()
                .map(AgentRecord::agent)
                .collect(Collectors.toMap(Agent::account, Function.identity()));
        return new DirectorySnapshot(
                all(DepartmentRecord.class).stream()
                        .map(DepartmentRecord::entry)
                        .collect(Collectors.toMap(entry -> entry.value().id(), Function.identity())),
                all(SiteRecord.class).stream()
                        .map(SiteRecord::entry)
                        .collect(Collectors.toMap(entry -> entry.value().id(), Function.identity())),
                all(TeamRecord.class).stream()
                        .map(team -> withMembers(team, agents))
                        .collect(Collectors.toMap(entry -> entry.value().id(), Function.identity())),
                agents);
    }

    private <T> List<T> all(Class<T> type) {
        return entities.createQuery("select r from " + type.getSimpleName() + " r", type)
                .getResultList();
    }

    private static DirectoryEntry<Team> withMembers(TeamRecord team, Map<String, Agent> agents) {
        TeamId id = team.entry(Set.of()).value().id();
        return team.entry(agents.values().stream()
                .filter(agent -> agent.isActive() && agent.teams().contains(id))
                .map(Agent::account)
                .collect(Collectors.toSet()));
    }

    @Override
    public Optional<Agent> agent(String account) {
        return Optional.ofNullable(entities.find(AgentRecord.class, account)).map(AgentRecord::agent);
    }

    @Override
    public Agent save(Agent agent) {
        AgentRecord record = present(AgentRecord.class, agent.account(), AgentRecord::new);
        record.take(agent);
        keep(record);
        return record.agent();
    }

    @Override
    public DirectoryEntry<Department> saveDepartment(DirectoryEntry<Department> entry) {
        DepartmentRecord record =
                present(DepartmentRecord.class, entry.value().id().value(), DepartmentRecord::new);
        record.take(entry);
        keep(record);
        return record.entry();
    }

    @Override
    public DirectoryEntry<Site> saveSite(DirectoryEntry<Site> entry) {
        SiteRecord record = present(SiteRecord.class, entry.value().id().value(), SiteRecord::new);
        record.take(entry);
        keep(record);
        return record.entry();
    }

    @Override
    public DirectoryEntry<Team> saveTeam(DirectoryEntry<Team> entry, boolean membersChanged) {
        TeamRecord record = present(TeamRecord.class, entry.value().id().value(), TeamRecord::new);
        record.take(entry);
        if (membersChanged) {
            record.countMemberChange();
        }
        keep(record);
        return record.entry(entry.value().members());
    }

    @Override
    public void countMemberChange(TeamId id) {
        TeamRecord record = entities.find(TeamRecord.class, id.value());
        if (record != null) {
            record.countMemberChange();
        }
    }

    private <T> T present(Class<T> type, String id, Function<String, T> made) {
        T found = entities.find(type, id);
        return found == null ? made.apply(id) : found;
    }

    private void keep(Object record) {
        if (!entities.contains(record)) {
            entities.persist(record);
        }
        entities.flush();
    }
}
