package org.relais.core.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.relais.access.AccessEntries;
import org.relais.cases.BulkActions;
import org.relais.cases.CaseExport;
import org.relais.cases.CaseNotes;
import org.relais.core.internal.access.AccessRetention;
import org.relais.core.internal.access.PagedAccessEntries;
import org.relais.core.internal.access.ServiceReadings;
import org.relais.core.internal.access.StoredAccessLog;
import org.relais.core.internal.cases.AllowedActions;
import org.relais.core.internal.cases.CaseContacts;
import org.relais.core.internal.cases.CaseEscalation;
import org.relais.core.internal.cases.CaseHandOver;
import org.relais.core.internal.cases.CaseNumbers;
import org.relais.core.internal.cases.CaseOpening;
import org.relais.core.internal.cases.CaseReadings;
import org.relais.core.internal.cases.CaseViews;
import org.relais.core.internal.cases.CommandChecks;
import org.relais.core.internal.cases.CommandRules;
import org.relais.core.internal.cases.Corrections;
import org.relais.core.internal.cases.DueDates;
import org.relais.core.internal.cases.EscalationPlan;
import org.relais.core.internal.cases.ExplainedDeadlines;
import org.relais.core.internal.cases.FormLedCases;
import org.relais.core.internal.cases.ImplicitDecisions;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.JournaledNotes;
import org.relais.core.internal.cases.KnownTies;
import org.relais.core.internal.cases.OneByOneBulkActions;
import org.relais.core.internal.cases.PagedCaseExport;
import org.relais.core.internal.cases.Placement;
import org.relais.core.internal.cases.RepeatedAttempts;
import org.relais.core.internal.cases.RoomSignal;
import org.relais.core.internal.cases.StrandedCases;
import org.relais.core.internal.cases.TransactionalCaseService;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.directory.StoredAssignees;
import org.relais.core.internal.documents.DocumentFixture;
import org.relais.core.internal.entity.JpaAccessStore;
import org.relais.core.internal.entity.JpaCaseStore;
import org.relais.core.internal.entity.JpaDirectoryStore;
import org.relais.core.internal.entity.JpaDocumentStore;
import org.relais.core.internal.entity.JpaFigureStore;
import org.relais.core.internal.entity.JpaIntakeStore;
import org.relais.core.internal.entity.JpaModeStore;
import org.relais.core.internal.entity.JpaNotificationStore;
import org.relais.core.internal.entity.JpaNumberSeries;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.core.internal.entity.JpaQueueStore;
import org.relais.core.internal.entity.JpaRequesterStore;
import org.relais.core.internal.entity.JpaSuggestionStore;
import org.relais.core.internal.entity.JpaSuspensionStore;
import org.relais.core.internal.entity.JpaUnregisteredStore;
import org.relais.core.internal.entity.JpaWorklistStore;
import org.relais.core.internal.entity.SealedForms;
import org.relais.core.internal.entity.SealedIntakes;
import org.relais.core.internal.figures.ContactFigures;
import org.relais.core.internal.intake.DeskLimits;
import org.relais.core.internal.intake.EmergencyScripts;
import org.relais.core.internal.intake.ErasingRetention;
import org.relais.core.internal.intake.FormHashes;
import org.relais.core.internal.intake.IntakeFixture;
import org.relais.core.internal.intake.IntakeViews;
import org.relais.core.internal.intake.SuspendedChannels;
import org.relais.core.internal.intake.WorklistStore.Backlog;
import org.relais.core.internal.modes.JournaledOperatingModes;
import org.relais.core.internal.modes.ModeInForce;
import org.relais.core.internal.notifications.CaseNotifications;
import org.relais.core.internal.permissions.RolePermissions;
import org.relais.core.internal.procedures.ProcedureFixture;
import org.relais.core.internal.queues.AssignmentRound;
import org.relais.core.internal.queues.AutomaticAssignment;
import org.relais.core.internal.queues.LoadLimit;
import org.relais.core.internal.queues.OfficeQueues;
import org.relais.core.internal.queues.OneAtATimeCaseQueues;
import org.relais.core.internal.queues.QueueCounts;
import org.relais.core.internal.requesters.JournaledRequesters;
import org.relais.core.internal.requesters.OpenCaseSuggestions;
import org.relais.core.internal.requesters.PhoneNumbers;
import org.relais.core.internal.requesters.Recognition;
import org.relais.core.internal.requesters.RequesterSearch;
import org.relais.core.internal.tracking.GuardedCaseTracking;
import org.relais.directory.ChannelId;
import org.relais.intake.FormData;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.Submission;
import org.relais.modes.OperatingModes;
import org.relais.permissions.Permissions;
import org.relais.requesters.CaseSuggestions;
import org.relais.requesters.Requesters;
import org.relais.spi.cases.ServiceCases;
import org.relais.spi.cases.ServiceRetention;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.testkit.TestClock;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestEncryption;
import org.relais.testkit.TestPersistence;
import org.relais.tracking.CaseTracking;

/** The whole engine on a real database, with a channel whose behaviour a test can change. */
public final class DeskFixture implements AutoCloseable {

    public static final ChannelId CHANNEL = new ChannelId("counter");

    /** Fixtures on one database follow each other as a system that is started again does. */
    private static final TestEncryption SAME_KEYS = TestEncryption.inMemory();

    public final TestClock clock = TestClock.at("2021-09-07T07:30:00+11:00");
    public final OfficeFixture office = new OfficeFixture();
    public final TestPersistence persistence;
    public final UnitOfWork unitOfWork;
    public final TransactionalCaseService cases;
    public final JournaledChanges changes;
    public final CaseNotes notes;
    public final ProcedureFixture procedures;
    public final BulkActions bulk;
    public final CaseExport export;
    public final CaseHandOver handOver;
    public final PeopleFixture people = new PeopleFixture(office);
    public final OneAtATimeCaseQueues queues;
    public final OfficeQueues queueDirectory;
    public final JpaQueueStore queueStore;
    public final AssignmentRound assignmentRound;
    public final RoomSignal room;
    public final CaseNotifications notifications;
    public final CaseEscalation escalation;
    public final ExplainedDeadlines deadlines;
    public final ContactFigures figures;
    public final DocumentFixture documents;
    public final IntakeFixture intakes;
    public final SealedData sealedIntakes;
    public final CaseTracking tracking;
    public final Requesters requesters;
    public final CaseSuggestions suggestions;
    public final OfficeVersions versions;
    public final OfficeJournal journal;
    public final ModeInForce modeInForce;
    public final OperatingModes modes;
    public final AccessLog accessLog;
    private final JpaWorklistStore worklistStore;
    private final DeskTables tables;
    public final AccessEntries access;
    public final IntFunction<AccessRetention> retention;
    public final ServiceCases serviceCases;
    public final ServiceRetention serviceRetention;
    public final Permissions permissions = new RolePermissions(office, office, ServiceFixture.declared());

    public DeskFixture(TestDatabase database) {
        this(database.dataSource());
    }

    public DeskFixture(DataSource database) {
        this(database, DeskLimits.DEFAULT);
    }

    public DeskFixture(DataSource database, DeskLimits limits) {
        this(database, limits, SAME_KEYS);
    }

    /** With keys of its own. */
    public DeskFixture(DataSource database, DeskLimits limits, TestEncryption encryption) {
        persistence = TestPersistence.open(database, "core");
        unitOfWork = persistence.unitOfWork();
        room = new RoomSignal(unitOfWork);
        EntityManager entities = persistence.entityManager("core");
        tables = new DeskTables(unitOfWork, entities);
        JpaOfficeJournalStore journals = new JpaOfficeJournalStore(entities);
        versions = new OfficeVersions(unitOfWork, journals, clock);
        journal = new OfficeJournal(unitOfWork, journals, versions, clock);
        JpaModeStore switches = new JpaModeStore(entities);
        modeInForce = new ModeInForce(unitOfWork, switches, versions, office);
        modes = new JournaledOperatingModes(unitOfWork, switches, modeInForce, office, journal, permissions, clock);
        PhoneNumbers phones = new PhoneNumbers(office);
        JpaCaseStore store = new JpaCaseStore(entities, phones);
        queueStore = new JpaQueueStore(entities);
        queueDirectory = new OfficeQueues(office, people, queueStore, versions, journal, unitOfWork, permissions, room);
        CommandChecks checks =
                new CommandChecks(office, new StoredAssignees(new JpaDirectoryStore(entities)), queueDirectory);
        DueDates dueDates = new DueDates(office, office);
        Placement placement = new Placement(office, office, dueDates, queueDirectory);
        EscalationPlan plan = new EscalationPlan(office, dueDates, office, office);
        CommandRules rules = new CommandRules(checks, placement, dueDates, plan, office, permissions, clock);
        procedures = new ProcedureFixture(unitOfWork, entities, versions, journal, office, clock);
        AutomaticAssignment assignment =
                new AutomaticAssignment(queueDirectory, queueStore, people, people.accounts(), permissions, clock);
        changes = new JournaledChanges(store, permissions, procedures.duties(), plan, assignment, room, clock);
        handOver = new CaseHandOver(store, changes);
        assignmentRound = new AssignmentRound(
                unitOfWork, queueDirectory, queueStore, changes, new StrandedCases(changes, placement), assignment);
        CaseOpening opening = new CaseOpening(store, changes, placement, plan, procedures.automatic(), clock);
        CaseNumbers numbers = new CaseNumbers(unitOfWork, new JpaNumberSeries(entities), office, clock);
        AllowedActions actions = new AllowedActions(permissions);
        Corrections corrections = new Corrections(
                changes,
                procedures.duties(),
                store,
                opening,
                placement,
                dueDates,
                numbers,
                checks,
                actions,
                permissions);
        KnownTies ties = new KnownTies(store, permissions);
        ImplicitDecisions decisions = new ImplicitDecisions(office, office);
        CaseViews views = new CaseViews(actions, decisions);
        RepeatedAttempts attempts = new RepeatedAttempts(unitOfWork, changes);
        JpaAccessStore accesses = new JpaAccessStore(entities);
        accessLog = new StoredAccessLog(unitOfWork, accesses, clock);
        access = new PagedAccessEntries(unitOfWork, accesses, permissions);
        ServiceReadings readings = new ServiceReadings(unitOfWork, accessLog, accesses, permissions);
        CaseReadings caseReadings = new CaseReadings(readings);
        retention = months -> new AccessRetention(unitOfWork, accesses, journal, office, months);
        cases = new TransactionalCaseService(
                unitOfWork,
                store,
                changes,
                rules,
                corrections,
                numbers,
                attempts,
                actions,
                ties,
                views,
                procedures.automatic(),
                caseReadings,
                permissions);
        bulk = new OneByOneBulkActions(cases, permissions);
        notes = new JournaledNotes(unitOfWork, store, changes, attempts, checks, caseReadings, permissions);
        procedures.connect(
                changes, ties, attempts, rules, cases, notes, checks, caseReadings, permissions, office, people);
        export = new PagedCaseExport(store, permissions, journal, caseReadings, unitOfWork, clock);
        serviceCases = new FormLedCases(unitOfWork, store, changes, rules, checks, procedures.duties(), office);
        QueueCounts counts = new QueueCounts(unitOfWork, queueStore, queueDirectory, permissions, clock);
        LoadLimit limit = new LoadLimit(queueStore, clock);
        queues = new OneAtATimeCaseQueues(
                unitOfWork, store, queueStore, cases, queueDirectory, counts, limit, permissions, caseReadings, clock);
        JpaNotificationStore inbox = new JpaNotificationStore(entities);
        escalation = new CaseEscalation(unitOfWork, store, changes, plan, inbox, office);
        deadlines = new ExplainedDeadlines(
                unitOfWork, store, changes, dueDates, plan, decisions, caseReadings, permissions);
        figures = new ContactFigures(unitOfWork, new JpaFigureStore(entities), office, permissions);
        JpaRequesterStore known = new JpaRequesterStore(entities);
        Recognition recognition = new Recognition(known, phones);
        requesters = new JournaledRequesters(
                unitOfWork, known, new RequesterSearch(known, phones), recognition, journal, permissions, clock);
        suggestions = new OpenCaseSuggestions(
                unitOfWork, new JpaSuggestionStore(entities), recognition, changes, office, permissions, clock);
        SealedForms forms = new SealedForms(encryption.fields());
        worklistStore = new JpaWorklistStore(entities, forms);
        FormHashes hashes = new FormHashes(encryption.fields());
        sealedIntakes = new SealedIntakes(unitOfWork, entities, forms, hashes);
        JpaIntakeStore received = new JpaIntakeStore(entities, forms);
        tracking = new GuardedCaseTracking(
                unitOfWork, store, received, procedures.requested, attempts, changes, checks, office, permissions);
        JpaSuspensionStore suspensions = new JpaSuspensionStore(entities);
        EmergencyScripts emergencies = new EmergencyScripts(office);
        IntakeViews intakeViews = new IntakeViews(received, emergencies, readings, permissions);
        notifications = new CaseNotifications(unitOfWork, inbox, permissions, readings, intakeViews, clock);
        documents = new DocumentFixture(
                unitOfWork, entities, encryption, changes, attempts, intakeViews, caseReadings, permissions, clock);
        serviceRetention = new ErasingRetention(
                unitOfWork,
                store,
                changes,
                new JpaDocumentStore(entities),
                received,
                new JpaUnregisteredStore(entities, forms));
        CaseContacts contacts = new CaseContacts(store, changes, permissions);
        intakes = new IntakeFixture(
                unitOfWork,
                persistence.revocableWork(),
                limits,
                received,
                numbers,
                opening,
                office,
                permissions,
                clock,
                recognition,
                contacts,
                ties,
                new SuspendedChannels(unitOfWork, suspensions, versions, modes),
                suspensions,
                journal,
                hashes,
                documents.intakes(),
                worklistStore,
                inbox,
                new StoredAssignees(new JpaDirectoryStore(entities)),
                emergencies,
                intakeViews,
                readings);
    }

    /** A channel that opens as many cases as the form has matters (default one), and goes on with the case that it names. */
    public static Channel counter() {
        return counter(CounterChannel::meaning);
    }

    public static Channel counter(Function<StampedIntake, Interpretation> meaning) {
        return new CounterChannel(meaning);
    }

    public IntakeReceipt receive(String key, Map<String, Object> form) {
        return intakes.desk().receive(OfficeFixture.AGENT, CHANNEL, new Submission(key, new FormData(form)));
    }

    /** What meters and health show of what waits. */
    public List<Backlog> backlog() {
        return worklistStore.backlog();
    }

    /** The areas of the office's journal that have entries, the latest entry last. */
    public List<String> journalAreas() {
        return tables.journalAreas();
    }

    /** A number straight from the database. */
    public long count(String table) {
        return tables.count(table);
    }

    /** Leaves the tables as they were when they were made, for the next test on the same database. */
    public void wipeAndClose() {
        wipe();
        close();
    }

    /** The same for a fixture that goes on; what it has in memory stays. */
    public void wipe() {
        tables.wipe();
    }

    @Override
    public void close() {
        intakes.close();
        documents.close();
        persistence.close();
    }
}
