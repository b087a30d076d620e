package org.relais.core.internal.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.administration.AgentEdit;
import org.relais.administration.DepartmentEdit;
import org.relais.administration.DirectoryEditing;
import org.relais.administration.DirectoryEntry;
import org.relais.administration.SiteEdit;
import org.relais.administration.TeamEdit;
import org.relais.core.internal.office.OfficePacks;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.Presence;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Team;
import org.relais.directory.TeamId;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.texts.LocalizedText;

/** Edits of the directory, each in one transaction with its entry in the journal of the office. Thread-safe. */
@Component
public final class JournaledDirectoryEditing implements DirectoryEditing {

    private final DirectoryChanges changes;
    private final DirectoryStore store;
    private final DirectorySnapshots snapshots;
    private final OfficePacks packs;
    private final Accounts accounts;
    private final Agents agents;
    private final DepartmentClosing closing;
    private final Permissions permissions;

    @Activate
    public JournaledDirectoryEditing(
            @Reference DirectoryChanges changes,
            @Reference DirectoryStore store,
            @Reference DirectorySnapshots snapshots,
            @Reference OfficePacks packs,
            @Reference Accounts accounts,
            @Reference Agents agents,
            @Reference DepartmentClosing closing,
            @Reference Permissions permissions) {
        this.changes = changes;
        this.store = store;
        this.snapshots = snapshots;
        this.packs = packs;
        this.accounts = accounts;
        this.agents = agents;
        this.closing = closing;
        this.permissions = permissions;
    }

    @Override
    public List<DirectoryEntry<Department>> departments(Caller caller) {
        permissions.require(caller, CorePermissions.OFFICE_READ);
        return List.copyOf(overlay(snapshots.current()).departments());
    }

    @Override
    public List<DirectoryEntry<Site>> sites(Caller caller) {
        permissions.require(caller, CorePermissions.OFFICE_READ);
        return List.copyOf(overlay(snapshots.current()).sites());
    }

    @Override
    public List<DirectoryEntry<Team>> teams(Caller caller) {
        permissions.require(caller, CorePermissions.OFFICE_READ);
        return snapshots.current().teamsById();
    }

    @Override
    public Optional<Agent> agent(Caller caller, String account) {
        permissions.require(caller, CorePermissions.OFFICE_READ);
        return agents.find(account);
    }

    @Override
    public DirectoryEntry<Department> edit(
            Caller caller, DepartmentId id, OptionalLong expectedRevision, DepartmentEdit edit) {
        permissions.require(caller, CorePermissions.DIRECTORY_EDIT);
        DirectoryEntry<Department> entry = changes.make(expectedRevision, edits -> {
            OfficeOverlay overlay = overlay(edits);
            @Nullable DirectoryEntry<Department> before = overlay.department(id);
            changes.requireRevision(expectedRevision, before == null ? 0 : before.revision());
            DirectoryEntry<Department> after = new DepartmentChecks(overlay).apply(id, edit);
            if (after.closed()) {
                closing.begin(caller, after, edit.reason());
            }
            Map<String, List<String>> what = EntryFacts.ofDepartment(after)
                    .changesSince(before == null ? EntryFacts.none() : EntryFacts.ofDepartment(before));
            if (before != null && what.isEmpty()) {
                return before;
            }
            changes.record(caller, "department/" + id, action(before), what, edit.reason());
            return store.saveDepartment(after);
        });
        closing.finish(caller, entry, edit.reason());
        return entry;
    }

    @Override
    public DirectoryEntry<Site> edit(Caller caller, SiteId id, OptionalLong expectedRevision, SiteEdit edit) {
        permissions.require(caller, CorePermissions.DIRECTORY_EDIT);
        EditMistakes mistakes = new EditMistakes();
        mistakes.id(id.value(), EditMistakes.ID, EditMistakes.ID_EXPECTED);
        mistakes.name(edit.name());
        mistakes.reason(edit.reason());
        mistakes.check();
        return changes.make(expectedRevision, edits -> {
            OfficeOverlay overlay = overlay(edits);
            @Nullable DirectoryEntry<Site> before = overlay.site(id);
            changes.requireRevision(expectedRevision, before == null ? 0 : before.revision());
            requireAnotherSite(overlay.office(), id, edit);
            DirectoryEntry<Site> after = new DirectoryEntry<>(new Site(id, edit.name()), edit.closed(), null, 0);
            Map<String, List<String>> what = EntryFacts.ofSite(after)
                    .changesSince(before == null ? EntryFacts.none() : EntryFacts.ofSite(before));
            if (before != null && what.isEmpty()) {
                return before;
            }
            changes.record(caller, "site/" + id, action(before), what, edit.reason());
            return store.saveSite(after);
        });
    }

    private static void requireAnotherSite(Office office, SiteId id, SiteEdit edit) {
        if (edit.closed() && office.sites().stream().allMatch(site -> site.id().equals(id))) {
            throw DepartmentChecks.stillInUse(new LocalizedText(
                    "C'est le dernier site ouvert ; ajoutez-en d'abord un autre.",
                    "It is the last open site; add another one first."));
        }
    }

    @Override
    public DirectoryEntry<Team> edit(Caller caller, TeamId id, OptionalLong expectedRevision, TeamEdit edit) {
        permissions.require(caller, CorePermissions.DIRECTORY_EDIT);
        Set<String> workers = workers();
        return changes.make(expectedRevision, edits -> {
            @Nullable DirectoryEntry<Team> before = edits.teams().get(id);
            changes.requireRevision(expectedRevision, before == null ? 0 : before.revision());
            DirectoryEntry<Team> after = new TeamChecks(overlay(edits).office(), workers).apply(id, edit);
            Map<String, List<String>> what = EntryFacts.ofTeam(after)
                    .changesSince(before == null ? EntryFacts.none() : EntryFacts.ofTeam(before));
            if (before != null && what.isEmpty()) {
                return before;
            }
            changes.record(caller, "team/" + id, action(before), what, edit.reason());
            Set<String> changed = changedMembers(before, after);
            DirectoryEntry<Team> saved = store.saveTeam(after, !changed.isEmpty());
            changed.forEach(member -> store.save(membership(
                    store.agent(member).orElseGet(() -> AgentValues.of(member)),
                    id,
                    after.value().members().contains(member))));
            return saved;
        });
    }

    private Set<String> workers() {
        return Set.copyOf(accounts.list().stream()
                .filter(Caller::worksCases)
                .map(Caller::account)
                .toList());
    }

    private static Set<String> changedMembers(@Nullable DirectoryEntry<Team> before, DirectoryEntry<Team> after) {
        Set<String> was = before == null ? Set.of() : before.value().members();
        Set<String> changed = new HashSet<>(was);
        changed.addAll(after.value().members());
        changed.removeIf(
                account -> was.contains(account) && after.value().members().contains(account));
        return changed;
    }

    private static Agent membership(Agent agent, TeamId team, boolean belongs) {
        Set<TeamId> teams = new HashSet<>(agent.teams());
        if (belongs) {
            teams.add(team);
        } else {
            teams.remove(team);
        }
        return AgentValues.withTeams(agent, teams);
    }

    @Override
    public Agent edit(Caller caller, String account, OptionalLong expectedRevision, AgentEdit edit) {
        permissions.require(caller, CorePermissions.DIRECTORY_EDIT);
        return changeAgent(caller, account, expectedRevision, "edit", edit.reason(), edits -> before -> {
            Agent after = new AgentChecks(overlay(edits).office(), edits).apply(before, edit);
            Set<TeamId> joinedOrLeft = new HashSet<>(before.teams());
            joinedOrLeft.addAll(after.teams());
            joinedOrLeft.removeIf(
                    team -> before.teams().contains(team) && after.teams().contains(team));
            joinedOrLeft.forEach(store::countMemberChange);
            return after;
        });
    }

    @Override
    public Agent presence(Caller caller, String account, OptionalLong expectedRevision, Presence presence) {
        if (account.equals(caller.account())) {
            permissions.require(caller, CorePermissions.PRESENCE_EDIT);
        } else if (!permissions.holds(caller, CorePermissions.CASE_HAND_OVER)) {
            permissions.require(caller, CorePermissions.DIRECTORY_EDIT);
        }
        changes.requireFuture(presence);
        return changeAgent(
                caller,
                account,
                expectedRevision,
                "presence",
                null,
                edits -> before -> AgentValues.withPresence(before, presence));
    }

    private Agent changeAgent(
            Caller caller,
            String account,
            OptionalLong expectedRevision,
            String action,
            @Nullable String reason,
            Function<DirectorySnapshot, Function<Agent, Agent>> change) {
        Optional<Caller> employed = accounts.find(account);
        changes.make(expectedRevision, edits -> {
            Agent before = Optional.ofNullable(edits.agents().get(account))
                    .or(() -> employed.map(known -> AgentValues.of(account)))
                    .orElseThrow(() -> DirectoryChanges.unknownPerson(account));
            changes.requireRevision(expectedRevision, before.revision());
            changes.requireActive(before);
            Agent after = change.apply(edits).apply(before);
            Map<String, List<String>> what = EntryFacts.ofAgent(after).changesSince(EntryFacts.ofAgent(before));
            if (what.isEmpty()) {
                return before;
            }
            changes.record(caller, "agent/" + account, action, what, reason);
            return store.save(after);
        });
        return agents.find(account).orElseThrow(() -> DirectoryChanges.unknownPerson(account));
    }

    private OfficeOverlay overlay(DirectorySnapshot edits) {
        return new OfficeOverlay(packs.current().office(), edits);
    }

    private static String action(@Nullable DirectoryEntry<?> before) {
        return before == null ? "add" : "edit";
    }
}
