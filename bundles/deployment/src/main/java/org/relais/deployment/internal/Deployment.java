package org.relais.deployment.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.relais.deployment.internal.DeployFolder.Look;
import org.relais.deployment.internal.DeployFolder.Stamp;
import org.relais.deployment.internal.Evidence.Finding;
import org.relais.deployment.internal.Interpretations.Tally;
import org.relais.deployment.internal.PlugIn.Step;
import org.relais.deployment.internal.Standing.Phase;
import org.relais.plugins.PlugInView;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what runs equal to what lies in the deploy folder, and the deploy folder free of what is broken. {@link #tick} looks, decides and
 * never blocks; what may block runs on other threads, one at a time for each file, and is given up after a while.
 */
final class Deployment {

    private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
    /** A plug-in without a channel has nothing else to show than that it stays well for so long. */
    private static final Duration CALM = Duration.ofSeconds(2);

    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final DeployFolder folder;
    private final Shelf shelf;
    private final TakingBack takingBack;
    private final StandingFile saved;
    private final BundleHost host;
    private final Evidence evidence;
    private final Interpretations interpretations;
    private final Announcements announcements;
    private final Limits limits;
    private final ExecutorService threads;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Map<String, PlugIn> plugIns = new TreeMap<>();
    private boolean begun;
    private volatile boolean complete;
    private volatile Set<String> unfinished = Set.of();
    private long begunAt;
    private volatile List<PlugInView> views = List.of();
    private final AtomicLong takenBack = new AtomicLong();

    /** What it works with. */
    record Parts(
            DeployFolder folder,
            Shelf shelf,
            TakingBack takingBack,
            StandingFile saved,
            BundleHost host,
            Evidence evidence,
            Interpretations interpretations,
            Announcements announcements) {}

    Deployment(Parts parts, Limits limits, ExecutorService threads, Clock clock, LongSupplier nanoTime) {
        this.folder = parts.folder();
        this.shelf = parts.shelf();
        this.takingBack = parts.takingBack();
        this.saved = parts.saved();
        this.host = parts.host();
        this.evidence = parts.evidence();
        this.interpretations = parts.interpretations();
        this.announcements = parts.announcements();
        this.limits = limits;
        this.threads = threads;
        this.clock = clock;
        this.nanoTime = nanoTime;
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
            for (PlugIn plugIn : List.copyOf(plugIns.values())) {
                vanish(plugIn, look);
            }
            for (Map.Entry<String, Stamp> settled : look.settled().entrySet()) {
                arrive(settled.getKey(), settled.getValue());
            }
            for (PlugIn plugIn : List.copyOf(plugIns.values())) {
                advance(plugIn);
            }
            interpretations.keepOnly(host.bundles());
            complete |= nanoTime.getAsLong() - begunAt > limits.start().toNanos()
                    || look.unfinished().isEmpty() && plugIns.values().stream().noneMatch(PlugIn::isBusy);
            announce();
        } catch (IOException e) {
            LOG.warn("The deploy folder is looked at again: {}", e.toString());
        }
        views = plugIns.values().stream()
                .flatMap(plugIn -> plugIn.views(takingBack).stream())
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
        return takenBack.get();
    }

    private void announce() throws IOException {
        boolean changed = false;
        for (PlugIn plugIn : plugIns.values()) {
            Rejection rejection = plugIn.standing().rejection();
            if (rejection != null && !rejection.told() && announcements.isTold(plugIn.file(), rejection)) {
                plugIn.stand(plugIn.standing().told());
                changed = true;
            }
        }
        if (changed) {
            save();
        }
    }

    /** Takes up what was left at the end of the last run. */
    private void begin() throws IOException {
        for (Standing standing : saved.load()) {
            PlugIn plugIn = new PlugIn(standing);
            plugIns.put(standing.file(), plugIn);
        }
        begun = true;
        begunAt = nanoTime.getAsLong();
        for (String file : host.files()) {
            plugIns.computeIfAbsent(file, name -> new PlugIn(Standing.none(name, now())));
        }
    }

    private void vanish(PlugIn plugIn, Look look) throws IOException {
        boolean absent = plugIn.isAbsent(look.present().contains(plugIn.file()));
        if (!absent || plugIn.isBusy() || plugIn.standing().phase() == Phase.TAKING_BACK) {
            return;
        }
        if (plugIn.standing().current() != null || host.files().contains(plugIn.file())) {
            LOG.info("{} has been taken away", plugIn.file());
            plugIn.stand(plugIn.standing().gone(now()));
            plugIn.took(null);
            save();
            work(plugIn, Step.REMOVING, () -> host.remove(plugIn.file()));
        } else if (plugIn.standing().rejection() == null || !takingBack.isKept(plugIn.file())) {
            plugIns.remove(plugIn.file());
            save();
        }
    }

    private void arrive(String file, Stamp stamp) throws IOException {
        PlugIn plugIn = plugIns.computeIfAbsent(file, name -> new PlugIn(Standing.none(name, now())));
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
            Standing arrived = plugIn.standing().with(bundle, Phase.PROBATION, now());
            plugIn.stand(proven ? arrived.proven(now()) : arrived);
            save();
        }
        if (!bundle.isBundle()) {
            takeBack(plugIn, Reasons.noBundle());
            return;
        }
        start(plugIn, bundle, copy);
    }

    private void start(PlugIn plugIn, BundleFile bundle, Path content) {
        plugIn.starts();
        work(plugIn, Step.RUNNING, () -> {
            host.run(plugIn.file(), content, bundle.sha256());
            return null;
        });
    }

    private void advance(PlugIn plugIn) throws IOException {
        if (plugIn.isDone()) {
            end(plugIn);
        } else if (plugIn.isBusy()) {
            overtake(plugIn);
        } else if (plugIn.standing().phase() == Phase.TAKING_BACK) {
            restore(plugIn);
        } else if (plugIn.standing().current() != null) {
            watch(plugIn);
        }
    }

    private void end(PlugIn plugIn) throws IOException {
        Step step = plugIn.step();
        @Nullable LocalizedText fault = plugIn.finish();
        switch (step) {
            case RUNNING -> {
                if (fault != null) {
                    blame(plugIn, fault);
                }
            }
            case PROBING -> {
                plugIn.probed();
                if (fault != null) {
                    blame(plugIn, fault);
                }
            }
            case SUPERSEDING -> plugIn.settledIn();
            case RESTORING -> restored(plugIn, fault);
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
            blame(plugIn, Reasons.neverStarted(limits.start()));
        } else if (plugIn.workedFor(nanoTime.getAsLong()) > 2 * limits.start().toNanos()) {
            plugIn.abandon();
            if (step == Step.RESTORING) {
                restored(plugIn, Reasons.neverStarted(limits.start()));
            }
        }
    }

    private void watch(PlugIn plugIn) throws IOException {
        BundleFile bundle = Optional.ofNullable(plugIn.standing().current()).orElseThrow();
        Optional<Long> id = host.running(plugIn.file(), bundle.sha256());
        if (id.isEmpty()) {
            startAgain(plugIn, bundle);
            return;
        }
        Finding finding = evidence.of(id.get());
        plugIn.remark(finding.reason());
        long now = nanoTime.getAsLong();
        switch (finding.health()) {
            case BROKEN -> blame(plugIn, Optional.ofNullable(finding.reason()).orElseThrow());
            case WORKING -> plugIn.waitsForGoodReason();
            case CALLED -> {
                if (plugIn.waitsFor(now) > limits.start().toNanos()) {
                    blame(plugIn, Reasons.neverStarted(limits.start()));
                }
            }
            case WAITING -> {
                if (!host.isServing()) {
                    plugIn.waitsForGoodReason();
                } else if (plugIn.waitsFor(now) > limits.waiting().toNanos()) {
                    blame(plugIn, Optional.ofNullable(finding.reason()).orElseThrow());
                }
            }
            case WELL -> judge(plugIn, id.get(), now);
        }
    }

    private void judge(PlugIn plugIn, long id, long now) throws IOException {
        long wellFor = plugIn.wellFor(now);
        if (!plugIn.isProbed()) {
            work(plugIn, Step.PROBING, () -> {
                host.probe(id);
                return null;
            });
            return;
        }
        Tally tally = interpretations.of(id);
        if (plugIn.standing().phase() == Phase.PROBATION) {
            if (tally.timedOut()) {
                takeBack(plugIn, Reasons.interpretationHangs(tally.problem()));
                return;
            }
            if (tally.failures() >= limits.failures()) {
                takeBack(plugIn, Reasons.interpretationsFail(tally.failures(), tally.problem()));
                return;
            }
        }
        if (!plugIn.isSettledIn()) {
            work(plugIn, Step.SUPERSEDING, () -> host.supersede(id));
            return;
        }
        if (plugIn.standing().phase() == Phase.PROBATION) {
            boolean calm = tally.failures() == 0 && wellFor > limits.probation().toNanos();
            boolean shown = host.takesForms(id)
                    ? tally.successes() >= limits.successes() || tally.successes() > 0 && calm
                    : wellFor > CALM.toNanos();
            if (shown) {
                prove(plugIn);
            } else if (calm) {
                keep(plugIn);
            }
        }
    }

    /** A channel that nobody uses proves nothing, but it is something to come back to while there is nothing better. */
    private void keep(PlugIn plugIn) throws IOException {
        Standing standing = plugIn.standing();
        BundleFile bundle = Optional.ofNullable(standing.current()).orElseThrow();
        boolean better = standing.restorable()
                .filter(good -> good.equals(bundle) || shelf.isProven(good))
                .isPresent();
        if (!better) {
            shelf.keepUnproven(shelf.arrived(plugIn.file()), bundle);
            plugIn.stand(standing.kept());
            save();
            LOG.info("{} in {} runs without a fault and is not proven yet", bundle, plugIn.file());
        }
    }

    private void prove(PlugIn plugIn) throws IOException {
        BundleFile bundle = Optional.ofNullable(plugIn.standing().current()).orElseThrow();
        shelf.keep(shelf.arrived(plugIn.file()), bundle);
        shelf.forgetUnproven(bundle);
        plugIn.stand(plugIn.standing().proven(now()));
        save();
        Set<String> needed = new HashSet<>();
        plugIns.values()
                .forEach(one ->
                        one.standing().restorable().map(BundleFile::sha256).ifPresent(needed::add));
        shelf.tidy(bundle.symbolicName(), needed);
        LOG.info("{} in {} is proven", bundle, plugIn.file());
    }

    /** A proven one is not taken back for what happens around it; it is started again after a while. */
    private void blame(PlugIn plugIn, LocalizedText fault) throws IOException {
        if (plugIn.standing().phase() == Phase.PROBATION) {
            takeBack(plugIn, fault);
            return;
        }
        if (!fault.equals(plugIn.remark())) {
            LOG.error(
                    "{} in {} is proven and does not work now: {}",
                    plugIn.standing().current(),
                    plugIn.file(),
                    fault.en());
        }
        plugIn.remark(fault);
    }

    private void startAgain(PlugIn plugIn, BundleFile bundle) {
        if (plugIn.waitsFor(nanoTime.getAsLong()) < AGAIN.toNanos()) {
            return;
        }
        Optional<Path> content = shelf.find(bundle);
        start(plugIn, bundle, content.orElse(shelf.arrived(plugIn.file())));
    }

    private void takeBack(PlugIn plugIn, LocalizedText reason) throws IOException {
        Standing standing = plugIn.standing();
        BundleFile broken = Optional.ofNullable(standing.current()).orElseThrow();
        Optional<BundleFile> good = standing.restorable()
                .filter(one -> !one.equals(broken))
                .filter(one -> shelf.find(one).isPresent());
        Rejection rejection = new Rejection(
                broken, now(), reason, good.map(BundleFile::version).orElse(""), false);
        plugIn.stand(standing.rejected(rejection));
        save();
        takenBack.incrementAndGet();
        LOG.error(
                "{} ({}) is broken and taken back; {}. {}",
                plugIn.file(),
                broken,
                good.map(one -> "version " + one.version() + " comes back in its place")
                        .orElse("there is no earlier version to come back to"),
                reason.en());
        restore(plugIn);
    }

    private void restore(PlugIn plugIn) throws IOException {
        Rejection rejection = Optional.ofNullable(plugIn.standing().rejection()).orElseThrow();
        Optional<BundleFile> good =
                plugIn.standing().restorable().filter(one -> shelf.find(one).isPresent());
        takingBack.move(plugIn.file(), rejection, good.orElse(null));
        // what lies there now is looked at again: it may be what was put back, or what somebody dropped meanwhile
        plugIn.took(null);
        plugIn.starts();
        work(plugIn, Step.RESTORING, () -> {
            if (good.isPresent()) {
                host.run(
                        plugIn.file(),
                        shelf.find(good.get()).orElseThrow(),
                        good.get().sha256());
            } else {
                host.remove(plugIn.file());
            }
            return null;
        });
    }

    private void restored(PlugIn plugIn, @Nullable LocalizedText fault) throws IOException {
        Standing standing = plugIn.standing();
        Optional<BundleFile> good =
                standing.restorable().filter(one -> shelf.find(one).isPresent());
        plugIn.stand(good.map(one -> standing.with(one, shelf.isProven(one) ? Phase.PROVEN : Phase.PROBATION, now()))
                .orElseGet(() -> standing.gone(now())));
        save();
        if (fault != null) {
            LOG.error(
                    "{} came back in {} and does not start: {}",
                    good.map(BundleFile::toString).orElse("-"),
                    plugIn.file(),
                    fault.en());
            plugIn.remark(fault);
        } else {
            good.ifPresent(one -> LOG.info("{} is back in {}", one, plugIn.file()));
        }
    }

    private void work(PlugIn plugIn, Step step, Runnable task) {
        plugIn.begin(step, threads.submit(task), nanoTime.getAsLong());
    }

    private void work(PlugIn plugIn, Step step, Callable<?> task) {
        plugIn.begin(step, threads.submit(task), nanoTime.getAsLong());
    }

    private void save() throws IOException {
        saved.save(plugIns.values().stream().map(PlugIn::standing).toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
