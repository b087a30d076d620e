package org.relais.core.internal.intake;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.HealthCheck;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.access.ServiceReadings;
import org.relais.core.internal.cases.Assignees;
import org.relais.core.internal.cases.CaseContacts;
import org.relais.core.internal.cases.CaseNumbers;
import org.relais.core.internal.cases.CaseOpening;
import org.relais.core.internal.cases.KnownTies;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.documents.IntakeDocuments;
import org.relais.core.internal.notifications.NotificationStore;
import org.relais.core.internal.requesters.Recognition;
import org.relais.intake.ChannelSuspensions;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeWorklist;
import org.relais.permissions.Permissions;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.InterpretationListener;
import org.relais.spi.channel.SubmissionScreen;
import org.relais.spi.persistence.RevocableWork;
import org.relais.spi.persistence.UnitOfWork;

/** The intake desk and its neighbours, wired by hand. */
public final class IntakeFixture implements AutoCloseable {

    private final BoundedCalls calls;
    private final InterpretationReports reports = new InterpretationReports();
    private final ChannelRegistry registry;
    private final SubmissionScreen unsuspecting = (channel, form) -> SubmissionScreen.Screening.NOTHING;
    private final SubmissionScreens screens;
    private final ChannelCatalogue catalogue;
    private final WaitingIntakes waiting;
    private final StampingIntakeDesk desk;
    private final JournaledChannelSuspensions suspensions;
    private final IntakeWorklist worklist;
    private final IntakesHealth health;

    public IntakeFixture(
            UnitOfWork unitOfWork,
            RevocableWork revocableWork,
            DeskLimits limits,
            IntakeStore store,
            CaseNumbers numbers,
            CaseOpening opening,
            OfficeFixture office,
            Permissions permissions,
            Clock clock,
            Recognition recognition,
            CaseContacts contacts,
            KnownTies ties,
            SuspendedChannels suspended,
            SuspensionStore suspensionStore,
            OfficeJournal journal,
            FormHashes hashes,
            IntakeDocuments documents,
            WorklistStore lists,
            NotificationStore notifications,
            Assignees assignees,
            EmergencyScripts emergencies,
            IntakeViews views,
            ServiceReadings readings) {
        this.clock = clock;
        calls = new BoundedCalls(limits);
        registry = new ChannelRegistry(calls, reports);
        FollowUps followUps = new FollowUps(contacts, ties, office);
        catalogue = new ChannelCatalogue(unitOfWork, store, registry, suspended, office, permissions, clock);
        screens = new SubmissionScreens(catalogue);
        screens.bindScreen(unsuspecting);
        Registrar registrar = new Registrar(
                opening,
                numbers,
                store,
                office,
                recognition,
                followUps,
                office,
                emergencies,
                new IntakeServices(catalogue));
        Interpreter interpreter = new Interpreter(registrar, documents, clock);
        BoundedInterpretation interpretation =
                new BoundedInterpretation(unitOfWork, revocableWork, calls, registry, reports, clock);
        waiting = new WaitingIntakes(
                unitOfWork,
                store,
                registry,
                interpreter,
                interpretation,
                new LateRefusals(unitOfWork, store, notifications, clock),
                numbers,
                clock,
                worker,
                sweepers);
        IntakeGate gate = new IntakeGate(suspended, emergencies, journal, permissions, clock);
        suspensions = new JournaledChannelSuspensions(
                unitOfWork, suspensionStore, suspended, catalogue, journal, permissions, clock);
        desk = new StampingIntakeDesk(
                unitOfWork,
                store,
                registry,
                catalogue,
                screens,
                gate,
                interpreter,
                interpretation,
                hashes,
                documents,
                emergencies,
                views,
                numbers,
                permissions,
                clock);
        IntakeWork work = new IntakeWork(
                unitOfWork,
                store,
                interpreter,
                waiting,
                journal,
                notifications,
                office,
                assignees,
                views,
                permissions,
                clock);
        health = new IntakesHealth(unitOfWork, lists, calls, clock);
        worklist = new JournaledIntakeWorklist(
                unitOfWork,
                store,
                lists,
                work,
                new HandRegistrations(unitOfWork, registry, catalogue, interpretation),
                views,
                numbers,
                readings,
                permissions);
    }

    /** One screen is there, which finds nothing. */
    public SubmissionScreens screens() {
        return screens;
    }

    /** From now on there is no screen that a test has not brought. */
    void leaveUnscreened() {
        screens.unbindScreen(unsuspecting);
    }

    void screenAgain() {
        screens.bindScreen(unsuspecting);
    }

    /** Looks at the modes of an office. */
    public HealthCheck modeChannels(OfficeFixture office) {
        return new ModeChannelsHealth(office, catalogue);
    }

    IntakesHealth health() {
        return health;
    }

    public IntakeWorklist worklist() {
        return worklist;
    }

    public IntakeDesk desk() {
        return desk;
    }

    public ChannelSuspensions suspensions() {
        return suspensions;
    }

    public ChannelCatalogue catalogue() {
        return catalogue;
    }

    /** Comes back when what was waiting for the channel has been taken up. */
    public void arrive(Channel channel) {
        bind(channel);
        settle();
    }

    /** The same without waiting. */
    public void bind(Channel channel) {
        registry.bindChannel(channel, Map.of("service.bundleid", 7L, "service.id", 70L));
    }

    /** Comes back when the sweeps that have begun are over. */
    public void settle() {
        CompletableFuture.runAsync(() -> {}, worker).join();
        sweepers.await();
    }

    /** Comes back when what is known of the channels has been written down. */
    public void noted() {
        catalogue.settle();
    }

    /** Tells a listener from now on. */
    public void listen(InterpretationListener listener) {
        reports.bindListener(listener);
    }

    public void leave(Channel channel) {
        registry.unbindChannel(channel);
    }

    /** Nothing reads what is handed in from now on. */
    public void leaveAll() {
        registry.all().forEach(active -> registry.unbindChannel(active.channel()));
    }

    private final Clock clock;
    private final ScheduledExecutorService worker = new WorkerWithoutAlarm();
    private final CountedWork sweepers = new CountedWork();

    /** As many threads as there is work, and somebody can wait until there is none. */
    private static final class CountedWork extends ThreadPoolExecutor {

        private final Phaser working = new Phaser(1);

        CountedWork() {
            super(0, 100, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
        }

        @Override
        public void execute(Runnable task) {
            working.register();
            super.execute(() -> {
                try {
                    task.run();
                } finally {
                    working.arriveAndDeregister();
                }
            });
        }

        void await() {
            working.awaitAdvance(working.arrive());
        }
    }

    /** Does what it is told and nothing by the wall clock: a test sweeps when its own clock says so. */
    private static final class WorkerWithoutAlarm extends ScheduledThreadPoolExecutor {

        WorkerWithoutAlarm() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long period, TimeUnit unit) {
            return schedule(() -> {}, 0, unit);
        }
    }

    /** Takes up what is due, on this thread. */
    public void sweep(Channel channel) {
        registry.active(channel.descriptor().id()).ifPresent(active -> waiting.sweep(active, clock.instant()));
    }

    @Override
    public void close() {
        waiting.stop();
        catalogue.stop();
        calls.stop();
    }
}
