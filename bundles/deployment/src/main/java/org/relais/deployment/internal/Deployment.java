package org.relais.deployment.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.relais.deployment.internal.DeployFolder.Look;
import org.relais.deployment.internal.DeployFolder.Stamp;
import org.relais.deployment.internal.PlugIn.Step;
import org.relais.deployment.internal.Standing.Phase;
import org.relais.plugins.PlugInView;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what runs equal to what lies in the deploy folder, and the deploy folder free of what is broken. {@link #tick} looks at what came
 * and went, has the rest judged by {@link Probation} and put right by {@link TakingBack}, and never blocks; what may block are
 * {@link Steps} on other threads, one at a time for each file, and is given up after a while.
 */
final class Deployment {

    private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

    private final DeployFolder folder;
    private final Shelf shelf;
    private final RejectedFolder rejected;
    private final BundleHost host;
    private final Interpretations interpretations;
    private final Announcements announcements;
    private final Limits limits;
    private final LongSupplier nanoTime;
    private final Roster roster;
    private final Steps steps;
    private final TakingBack takingBack;
    private final Probation probation;
    private boolean begun;
    private volatile boolean complete;
    private volatile Set<String> unfinished = Set.of();
    private long begunAt;
    private volatile List<PlugInView> views = List.of();

    /** What it works with. */
    record Parts(
            DeployFolder folder,
            Shelf shelf,
            RejectedFolder rejected,
            StandingFile saved,
            BundleHost host,
            Evidence evidence,
            Interpretations interpretations,
            Announcements announcements) {}

    Deployment(Parts parts, Limits limits, ExecutorService threads, Clock clock, LongSupplier nanoTime) {
        this.folder = parts.folder();
        this.shelf = parts.shelf();
        this.rejected = parts.rejected();
        this.host = parts.host();
        this.interpretations = parts.interpretations();
        this.announcements = parts.announcements();
        this.limits = limits;
        this.nanoTime = nanoTime;
        roster = new Roster(parts.saved(), clock);
        steps = new Steps(host, shelf, threads, nanoTime);
        takingBack = new TakingBack(rejected, shelf, roster, steps);
        probation = new Probation(parts, limits, roster, steps, takingBack, nanoTime);
    }

    /** One look at everything. Called again and again on one thread. */
    void tick() {
        if (!host.isUp()) {
            return;
        }
        try {
            if (!begun) {
                begin();
            }
            Look look = folder.look();
            unfinished = look.unfinished();
            for (PlugIn plugIn : roster.all()) {
                vanish(plugIn, look);
            }
            for (Map.Entry<String, Stamp> settled : look.settled().entrySet()) {
                arrive(settled.getKey(), settled.getValue());
            }
            for (PlugIn plugIn : roster.all()) {
                advance(plugIn);
            }
            interpretations.keepOnly(host.bundles());
            complete |= nanoTime.getAsLong() - begunAt > limits.start().toNanos()
                    || look.unfinished().isEmpty() && roster.all().stream().noneMatch(PlugIn::isBusy);
            announce();
        } catch (IOException e) {
            LOG.warn("The deploy folder is looked at again: {}", e.toString());
        }
        views = roster.all().stream()
                .flatMap(plugIn -> plugIn.views(rejected).stream())
                .toList();
    }

    /** Every version that runs and every one that was taken back, as of the last look. Thread-safe, as all that follow. */
    List<PlugInView> views() {
        return views;
    }

    /** Whether everything that lay in the folder at the start has been taken up. */
    boolean isComplete() {
        return complete;
    }

    /** Files that are still being copied, or are no complete zip. */
    Set<String> unfinished() {
        return unfinished;
    }

    /** How many versions were taken back since the start. */
    long takenBack() {
        return takingBack.count();
    }

    private void announce() throws IOException {
        List<PlugIn> told = new ArrayList<>();
        for (PlugIn plugIn : roster.all()) {
            Rejection rejection = plugIn.standing().rejection();
            if (rejection != null && !rejection.told() && announcements.isTold(plugIn.file(), rejection)) {
                told.add(plugIn);
            }
        }
        roster.recordTold(told);
    }

    /** Takes up what was left at the end of the last run. */
    private void begin() throws IOException {
        roster.load();
        begun = true;
        begunAt = nanoTime.getAsLong();
        host.files().forEach(roster::of);
    }

    private void vanish(PlugIn plugIn, Look look) throws IOException {
        boolean absent = plugIn.isAbsent(look.present().contains(plugIn.file()));
        if (!absent || plugIn.isBusy() || plugIn.standing().phase() == Phase.TAKING_BACK) {
            return;
        }
        if (plugIn.standing().current() != null || host.files().contains(plugIn.file())) {
            LOG.info("{} has been taken away", plugIn.file());
            plugIn.took(null);
            roster.record(plugIn, plugIn.standing().gone(roster.now()));
            steps.remove(plugIn);
        } else if (plugIn.standing().rejection() == null || !rejected.isKept(plugIn.file())) {
            roster.forget(plugIn);
        }
    }

    private void arrive(String file, Stamp stamp) throws IOException {
        PlugIn plugIn = roster.of(file);
        if (plugIn.isBusy() || plugIn.holds(stamp) || plugIn.standing().phase() == Phase.TAKING_BACK) {
            return;
        }
        Path copy = shelf.arrived(file);
        DurableFiles.copy(folder.file(file), copy);
        BundleFile bundle = BundleFile.read(copy);
        plugIn.took(stamp);
        if (host.running(file, bundle.sha256()).isPresent()
                && bundle.equals(plugIn.standing().current())) {
            return;
        }
        LOG.info("{} holds {}", file, bundle);
        boolean known = bundle.equals(plugIn.standing().current());
        boolean proven = known ? plugIn.standing().phase() == Phase.PROVEN : shelf.isProven(bundle);
        if (!known) {
            Standing arrived = plugIn.standing().with(bundle, Phase.PROBATION, roster.now());
            roster.record(plugIn, proven ? arrived.proven(roster.now()) : arrived);
        }
        if (!bundle.isBundle()) {
            takingBack.takeBack(plugIn, Reasons.noBundle());
            return;
        }
        steps.run(plugIn, bundle, copy);
    }

    private void advance(PlugIn plugIn) throws IOException {
        if (plugIn.isDone()) {
            end(plugIn);
        } else if (plugIn.isBusy()) {
            overtake(plugIn);
        } else if (plugIn.standing().phase() == Phase.TAKING_BACK) {
            takingBack.restore(plugIn);
        } else if (plugIn.standing().current() != null) {
            probation.watch(plugIn);
        }
    }

    private void end(PlugIn plugIn) throws IOException {
        Step step = plugIn.step();
        @Nullable LocalizedText fault = plugIn.finish();
        switch (step) {
            case RUNNING -> {
                if (fault != null) {
                    takingBack.blame(plugIn, fault);
                }
            }
            case PROBING -> {
                plugIn.probed();
                if (fault != null) {
                    takingBack.blame(plugIn, fault);
                }
            }
            case SUPERSEDING -> plugIn.settledIn();
            case RESTORING -> takingBack.restored(plugIn, fault);
            case REMOVING, IDLE -> {}
        }
    }

    private void overtake(PlugIn plugIn) throws IOException {
        if (plugIn.workedFor(nanoTime.getAsLong()) <= limits.start().toNanos()) {
            return;
        }
        Step step = plugIn.step();
        if (step == Step.RUNNING || step == Step.PROBING) {
            plugIn.abandon();
            takingBack.blame(plugIn, Reasons.neverStarted(limits.start()));
        } else if (plugIn.workedFor(nanoTime.getAsLong()) > 2 * limits.start().toNanos()) {
            plugIn.abandon();
            if (step == Step.RESTORING) {
                takingBack.restored(plugIn, Reasons.neverStarted(limits.start()));
            }
        }
    }
}
