package org.relais.deployment.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.relais.deployment.internal.Evidence.Finding;
import org.relais.deployment.internal.Interpretations.Tally;
import org.relais.deployment.internal.Standing.Phase;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what runs and judges it: a version is broken, has to show more, or is proven and kept on the shelf to come back to. One that is
 * proven is watched too, and started again when it has gone. Confined to the thread of {@link Deployment}.
 */
final class Probation {

    private static final Logger LOG = LoggerFactory.getLogger(Probation.class);

    /** A plug-in without a channel has nothing else to show than that it stays well for so long. */
    private static final Duration CALM = Duration.ofSeconds(2);

    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final BundleHost host;
    private final Shelf shelf;
    private final Evidence evidence;
    private final Interpretations interpretations;
    private final Limits limits;
    private final Roster roster;
    private final Steps steps;
    private final TakingBack takingBack;
    private final LongSupplier nanoTime;

    Probation(
            Deployment.Parts parts,
            Limits limits,
            Roster roster,
            Steps steps,
            TakingBack takingBack,
            LongSupplier nanoTime) {
        this.host = parts.host();
        this.shelf = parts.shelf();
        this.evidence = parts.evidence();
        this.interpretations = parts.interpretations();
        this.limits = limits;
        this.roster = roster;
        this.steps = steps;
        this.takingBack = takingBack;
        this.nanoTime = nanoTime;
    }

    /** One look at a plug-in that has something to run and is not busy. */
    void watch(PlugIn plugIn) throws IOException {
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
            case BROKEN -> takingBack.blame(plugIn, reason(finding));
            case WORKING -> plugIn.waitsForGoodReason();
            case CALLED -> {
                if (plugIn.waitsFor(now) > limits.start().toNanos()) {
                    takingBack.blame(plugIn, Reasons.neverStarted(limits.start()));
                }
            }
            case WAITING -> {
                if (!host.isServing()) {
                    plugIn.waitsForGoodReason();
                } else if (plugIn.waitsFor(now) > limits.waiting().toNanos()) {
                    takingBack.blame(plugIn, reason(finding));
                }
            }
            case WELL -> judge(plugIn, id.get(), now);
        }
    }

    private static LocalizedText reason(Finding finding) {
        return Optional.ofNullable(finding.reason()).orElseThrow();
    }

    private void startAgain(PlugIn plugIn, BundleFile bundle) {
        if (plugIn.waitsFor(nanoTime.getAsLong()) < AGAIN.toNanos()) {
            return;
        }
        Optional<Path> content = shelf.find(bundle);
        steps.run(plugIn, bundle, content.orElse(shelf.arrived(plugIn.file())));
    }

    /** In this order: its services are made once, its failures count, and only then does what came with the archive give way. */
    private void judge(PlugIn plugIn, long id, long now) throws IOException {
        long wellFor = plugIn.wellFor(now);
        if (!plugIn.isProbed()) {
            steps.probe(plugIn, id);
            return;
        }
        Tally tally = interpretations.of(id);
        boolean onProbation = plugIn.standing().phase() == Phase.PROBATION;
        Optional<LocalizedText> failing = onProbation ? failing(tally) : Optional.empty();
        if (failing.isPresent()) {
            takingBack.takeBack(plugIn, failing.get());
        } else if (!plugIn.isSettledIn()) {
            steps.supersede(plugIn, id);
        } else if (onProbation) {
            trust(plugIn, tally, host.takesForms(id), wellFor);
        }
    }

    private Optional<LocalizedText> failing(Tally tally) {
        if (tally.timedOut()) {
            return Optional.of(Reasons.interpretationHangs(tally.problem()));
        }
        return tally.failures() >= limits.failures()
                ? Optional.of(Reasons.interpretationsFail(tally.failures(), tally.problem()))
                : Optional.empty();
    }

    private void trust(PlugIn plugIn, Tally tally, boolean takesForms, long wellFor) throws IOException {
        boolean calm = tally.failures() == 0 && wellFor > limits.probation().toNanos();
        boolean shown = takesForms
                ? tally.successes() >= limits.successes() || tally.successes() > 0 && calm
                : wellFor > CALM.toNanos();
        if (shown) {
            prove(plugIn);
        } else if (calm) {
            keep(plugIn);
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
            roster.record(plugIn, standing.kept());
            LOG.info("{} in {} runs without a fault and is not proven yet", bundle, plugIn.file());
        }
    }

    private void prove(PlugIn plugIn) throws IOException {
        BundleFile bundle = Optional.ofNullable(plugIn.standing().current()).orElseThrow();
        shelf.keep(shelf.arrived(plugIn.file()), bundle);
        shelf.forgetUnproven(bundle);
        roster.record(plugIn, plugIn.standing().proven(roster.now()));
        shelf.tidy(bundle.symbolicName(), roster.restorable());
        LOG.info("{} in {} is proven", bundle, plugIn.file());
    }
}
