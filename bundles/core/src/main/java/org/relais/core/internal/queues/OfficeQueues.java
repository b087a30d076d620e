package org.relais.core.internal.queues;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.cases.RoomSignal;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.queues.QueueStore.EditedSettings;
import org.relais.directory.Agents;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Team;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.queues.CaseQueues;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.queues.QueueEdit;
import org.relais.queues.QueueErrors;
import org.relais.queues.QueueKind;
import org.relais.queues.QueueSettings;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * The queues that follow from the office in force, with the settings that people have given them: nobody makes or removes one by
 * hand. Thread-safe.
 */
@Component
public final class OfficeQueues implements QueueDirectory {

    private record Edited(long version, Map<String, EditedSettings> settings) {}

    private final OfficeDirectory directory;
    private final Agents agents;
    private final QueueStore store;
    private final OfficeVersions versions;
    private final OfficeJournal journal;
    private final UnitOfWork unitOfWork;
    private final Permissions permissions;
    private final RoomSignal room;
    private volatile @Nullable Edited edited;

    @Activate
    public OfficeQueues(
            @Reference OfficeDirectory directory,
            @Reference Agents agents,
            @Reference QueueStore store,
            @Reference OfficeVersions versions,
            @Reference OfficeJournal journal,
            @Reference UnitOfWork unitOfWork,
            @Reference Permissions permissions,
            @Reference RoomSignal room) {
        this.directory = directory;
        this.agents = agents;
        this.store = store;
        this.versions = versions;
        this.journal = journal;
        this.unitOfWork = unitOfWork;
        this.permissions = permissions;
        this.room = room;
    }

    @Override
    public List<QueueDefinition> queues() {
        Office office = directory.office();
        Map<String, EditedSettings> settings = settings();
        List<QueueDefinition> queues = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of(CaseQueues.SUPERVISORS));
        office.departments().forEach(department -> {
            String id = department.id().value().toLowerCase(Locale.ROOT);
            taken.add(id);
            queues.add(definition(id, QueueKind.DEPARTMENT, department.id(), null, settings));
        });
        agents.teams().forEach(team -> {
            String id = id(team, taken);
            queues.add(
                    definition(id, QueueKind.TEAM, team.department(), team.id().value(), settings));
        });
        queues.add(definition(CaseQueues.SUPERVISORS, QueueKind.SUPERVISORS, office.desk(), null, settings));
        return queues;
    }

    /** The id of the team, unless a department or the supervisors have it already. */
    private static String id(Team team, Set<String> taken) {
        String id = team.id().value();
        return taken.contains(id) ? team.department().value().toLowerCase(Locale.ROOT) + "-" + id : id;
    }

    private static QueueDefinition definition(
            String id,
            QueueKind kind,
            DepartmentId department,
            @Nullable String team,
            Map<String, EditedSettings> settings) {
        EditedSettings current = settings.getOrDefault(id, new EditedSettings(QueueSettings.MANUAL, 0));
        return new QueueDefinition(id, kind, department, team, current.settings(), current.revision());
    }

    private Map<String, EditedSettings> settings() {
        long version = versions.version(OfficeArea.QUEUES);
        Edited current = edited;
        if (current == null || current.version() != version) {
            current = new Edited(version, unitOfWork.read(store::settings));
            edited = current;
        }
        return current.settings();
    }

    @Override
    public Optional<QueueDefinition> find(String id) {
        return queues().stream().filter(queue -> queue.id().equals(id)).findFirst();
    }

    @Override
    public QueueDefinition edit(Caller caller, String id, OptionalLong expectedRevision, QueueEdit edit) {
        permissions.require(caller, CorePermissions.QUEUE_EDIT);
        QueueDefinition known = find(id).filter(queue -> queue.kind() != QueueKind.SUPERVISORS
                        || permissions.holds(caller, CorePermissions.QUEUE_SUPERVISE))
                .orElseThrow(() -> OneAtATimeCaseQueues.noSuchQueue(id));
        return unitOfWork.execute(() -> {
            EditedSettings before = store.settings().getOrDefault(id, new EditedSettings(QueueSettings.MANUAL, 0));
            if (expectedRevision.isPresent() && expectedRevision.getAsLong() != before.revision()) {
                throw stale();
            }
            journal.record(
                    caller, OfficeArea.QUEUES, id, "put", changes(before.settings(), edit.settings()), edit.reason());
            room.afterCommit();
            store.put(id, new EditedSettings(edit.settings(), before.revision() + 1));
            return new QueueDefinition(
                    id,
                    known.kind(),
                    known.department(),
                    known.team(),
                    edit.settings(),
                    store.settings().get(id).revision());
        });
    }

    private static Map<String, List<String>> changes(QueueSettings before, QueueSettings after) {
        Map<String, List<String>> changes = new TreeMap<>();
        Map<String, String> old = facts(before);
        facts(after).forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                changes.put(name, List.of(String.valueOf(old.get(name)), value));
            }
        });
        return changes;
    }

    private static Map<String, String> facts(QueueSettings settings) {
        return Map.of(
                "assignment", settings.assignment().name(),
                "loadLimit",
                        settings.loadLimit() == null ? "" : settings.loadLimit().toString(),
                "skill", settings.skill() == null ? "" : settings.skill(),
                "skillsByTopic",
                        settings.skillsByTopic().isEmpty() ? "" : new TreeMap<>(settings.skillsByTopic()).toString());
    }

    private static RelaisException stale() {
        return RelaisException.of(
                QueueErrors.STALE_QUEUE,
                new LocalizedText(
                        "Quelqu'un d'autre a modifié cette file ; relisez-la puis recommencez.",
                        "Somebody else has edited this queue; read it again, then send the edit."));
    }
}
