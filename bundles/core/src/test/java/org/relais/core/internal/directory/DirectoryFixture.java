package org.relais.core.internal.directory;

import java.util.List;
import java.util.Optional;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.cases.CaseHandOver;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.entity.JpaDirectoryStore;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.permissions.DeclaredPermissions;
import org.relais.core.internal.permissions.RolePermissions;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;

/** One node's directory over the database of an engine, with the office and the accounts of the fixture beneath. */
final class DirectoryFixture {

    private final DeskFixture desk;
    private final JpaOfficeJournalStore journals;
    final DirectorySnapshots snapshots;
    final OverlaidOfficeDirectory directory;
    final DirectoryEmployment employment;
    final SnapshotAgents agents;
    final JournaledDirectoryEditing editing;
    final PagedDepartures departures;

    DirectoryFixture(DeskFixture desk) {
        this.desk = desk;
        var entities = desk.persistence.entityManager("core");
        JpaDirectoryStore store = new JpaDirectoryStore(entities);
        OfficePacks packs = packs(desk.office);
        journals = new JpaOfficeJournalStore(entities);
        OfficeVersions versions = new OfficeVersions(desk.unitOfWork, journals, desk.clock);
        snapshots = new DirectorySnapshots(desk.unitOfWork, store, versions);
        directory = new OverlaidOfficeDirectory(packs, snapshots);
        employment = new DirectoryEmployment(snapshots, directory);
        Accounts accounts = employed(desk.office);
        Permissions permissions = new RolePermissions(directory, packs, new DeclaredPermissions());
        agents = new SnapshotAgents(snapshots, accounts, directory, desk.office);
        CaseHandOver handOver = desk.handOver;
        OfficeJournal journal = new OfficeJournal(desk.unitOfWork, journals, versions, desk.clock);
        DirectoryChanges changes =
                new DirectoryChanges(desk.unitOfWork, store, journals, journal, desk.room, desk.clock);
        editing = new JournaledDirectoryEditing(
                changes,
                store,
                snapshots,
                packs,
                accounts,
                agents,
                new DepartmentClosing(handOver, changes),
                permissions);
        DepartureChecks checks = new DepartureChecks(accounts, desk.office, permissions, desk.clock);
        departures = new PagedDepartures(changes, store, checks, handOver, accounts, agents, permissions);
    }

    /** What the journal of the office says about the directory, one line for each entry. */
    List<String> journal() {
        return desk.unitOfWork.read(() -> journals.entries(OfficeArea.DIRECTORY, 0, 100).stream()
                .map(entry -> entry.subject() + " " + entry.action() + " " + entry.changes())
                .toList());
    }

    private static OfficePacks packs(OfficeFixture office) {
        OfficePack pack =
                new OfficePack(office.office(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return new OfficePacks() {
            @Override
            public OfficePack current() {
                return pack;
            }

            @Override
            public List<String> mistakes() {
                return List.of();
            }
        };
    }

    private Accounts employed(Accounts all) {
        return new Accounts() {
            @Override
            public Optional<Caller> find(String account) {
                return all.find(account).flatMap(employment::current);
            }

            @Override
            public List<Caller> list() {
                return all.list().stream()
                        .flatMap(caller -> employment.current(caller).stream())
                        .toList();
            }
        };
    }
}
