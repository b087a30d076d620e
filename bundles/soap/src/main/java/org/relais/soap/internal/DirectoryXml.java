package org.relais.soap.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.relais.administration.DirectoryEntry;
import org.relais.changes.OfficeChanges;
import org.relais.directory.DepartmentId;
import org.relais.directory.TeamId;
import org.relais.directory.WorkingHours;
import org.relais.permissions.PermissionCatalogue;
import org.relais.soap.internal.contract.directory.AccessEntry;
import org.relais.soap.internal.contract.directory.Agent;
import org.relais.soap.internal.contract.directory.AreaVerification;
import org.relais.soap.internal.contract.directory.Department;
import org.relais.soap.internal.contract.directory.FieldChange;
import org.relais.soap.internal.contract.directory.OfficeChange;
import org.relais.soap.internal.contract.directory.Permission;
import org.relais.soap.internal.contract.directory.RoleScope;
import org.relais.soap.internal.contract.directory.Site;
import org.relais.soap.internal.contract.directory.Team;

/** Parts of the directory as its contract spells them. */
final class DirectoryXml {

    private DirectoryXml() {}

    static Department department(DirectoryEntry<org.relais.directory.Department> entry) {
        org.relais.directory.Department value = entry.value();
        Department element = new Department();
        element.setId(value.id().value());
        element.setKind(value.kind().name());
        element.setName(CommonXml.of(value.name()));
        element.setParent(CommonXml.optional(value.parent()));
        element.getAliases().addAll(value.aliases().stream().sorted().toList());
        element.setClosed(entry.closed());
        element.setSuccessor(CommonXml.optional(entry.successor()));
        element.setRevision(entry.revision());
        return element;
    }

    static AccessEntry entry(org.relais.access.AccessEntry entry) {
        AccessEntry element = new AccessEntry();
        element.setId(entry.id().toString());
        element.setAt(CommonXml.text(entry.at()));
        element.setAccount(entry.account());
        element.setService(entry.service().value());
        element.setAction(entry.action());
        element.setSubject(entry.subject());
        return element;
    }

    static OfficeChange change(org.relais.changes.OfficeChange change) {
        OfficeChange element = new OfficeChange();
        element.setArea(change.area().wireName());
        element.setSequence(change.sequence());
        element.setAt(CommonXml.text(change.at()));
        element.setActor(change.actor());
        element.setSubject(change.subject());
        element.setAction(change.action());
        change.changes().forEach((field, values) -> element.getChanges().add(field(field, values)));
        element.setReason(change.reason());
        element.setHash(change.hash());
        return element;
    }

    private static FieldChange field(String name, List<String> oldAndNew) {
        FieldChange element = new FieldChange();
        element.setField(name);
        element.setOld(oldAndNew.get(0));
        element.setNew(oldAndNew.get(1));
        return element;
    }

    static Site site(DirectoryEntry<org.relais.directory.Site> entry) {
        Site element = new Site();
        element.setId(entry.value().id().value());
        element.setName(CommonXml.of(entry.value().name()));
        element.setClosed(entry.closed());
        element.setRevision(entry.revision());
        return element;
    }

    static Team team(DirectoryEntry<org.relais.directory.Team> entry) {
        Team element = new Team();
        element.setId(entry.value().id().value());
        element.setName(CommonXml.of(entry.value().name()));
        element.setDepartment(entry.value().department().value());
        element.getMembers().addAll(entry.value().members().stream().sorted().toList());
        element.setClosed(entry.closed());
        element.setRevision(entry.revision());
        return element;
    }

    static Agent agent(org.relais.directory.Agent agent) {
        Agent element = new Agent();
        element.setAccount(agent.account());
        Optional.ofNullable(agent.name()).ifPresent(name -> {
            element.setFirstName(name.first());
            element.setLastName(name.last());
        });
        element.setDepartment(
                Optional.ofNullable(agent.department()).map(DepartmentId::value).orElse(null));
        element.getTeams()
                .addAll(agent.teams().stream().map(TeamId::value).sorted().toList());
        element.getSkills().addAll(agent.skills().stream().sorted().toList());
        Optional.ofNullable(agent.hours()).map(WorkingHours::texts).ifPresent(element.getWorkingHours()::addAll);
        element.setPresence(agent.presence().state().name());
        element.setPresenceUntil(CommonXml.optional(agent.presence().until()));
        element.setReachability(agent.presence().reachability().name());
        element.setState(agent.state().name());
        element.setLeftOn(CommonXml.optional(agent.leftOn()));
        element.setRevision(agent.revision());
        return element;
    }

    static AreaVerification verification(OfficeChanges.Verification area) {
        AreaVerification element = new AreaVerification();
        element.setArea(area.area().wireName());
        element.setEntries(area.entries());
        element.setIntact(area.intact());
        return element;
    }

    static Permission permission(PermissionCatalogue.Declared declared) {
        Permission element = new Permission();
        element.setId(declared.permission().id());
        element.setName(CommonXml.optional(declared.name()));
        new TreeMap<>(declared.roles()).forEach((role, scope) -> {
            RoleScope reach = new RoleScope();
            reach.setRole(role.name());
            reach.setScope(scope.name());
            element.getRoles().add(reach);
        });
        return element;
    }
}
