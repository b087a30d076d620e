package org.relais.deployment.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.relais.deployment.internal.Standing.Phase;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a broken version back: writes down that and why it goes, moves the files, and has the last good version run in its place. In this
 * order, so that after the end of the process anywhere in between {@link #restore} goes on with it. Confined to the thread of
 * {@link Deployment}, but for {@link #count}.
 */
final class TakingBack {

    private static final Logger LOG = LoggerFactory.getLogger(TakingBack.class);

    private final RejectedFolder rejected;
    private final Shelf shelf;
    private final Roster roster;
    private final Steps steps;
    private final AtomicLong count = new AtomicLong();

    TakingBack(RejectedFolder rejected, Shelf shelf, Roster roster, Steps steps) {
        this.rejected = rejected;
        this.shelf = shelf;
        this.roster = roster;
        this.steps = steps;
    }

    /** How many versions were taken back since the start. Thread-safe. */
    long count() {
        return count.get();
    }

    /** A proven one is not taken back for what happens around it; it is started again after a while. */
    void blame(PlugIn plugIn, LocalizedText fault) throws IOException {
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

    void takeBack(PlugIn plugIn, LocalizedText reason) throws IOException {
        Standing standing = plugIn.standing();
        BundleFile broken = Optional.ofNullable(standing.current()).orElseThrow();
        Optional<BundleFile> good = onTheShelf(standing).filter(one -> !one.equals(broken));
        Rejection rejection = new Rejection(
                broken, roster.now(), reason, good.map(BundleFile::version).orElse(""), false);
        roster.record(plugIn, standing.rejected(rejection));
        count.incrementAndGet();
        LOG.error(
                "{} ({}) is broken and taken back; {}. {}",
                plugIn.file(),
                broken,
                good.map(one -> "version " + one.version() + " comes back in its place")
                        .orElse("there is no earlier version to come back to"),
                reason.en());
        restore(plugIn);
    }

    /** Goes on from what is written down, as often as need be until {@link #restored}. */
    void restore(PlugIn plugIn) throws IOException {
        Standing standing = plugIn.standing();
        Rejection rejection = Optional.ofNullable(standing.rejection()).orElseThrow();
        Optional<BundleFile> good = onTheShelf(standing);
        rejected.move(plugIn.file(), rejection, good.orElse(null));
        // what lies there now is looked at again: it may be what was put back, or what somebody dropped meanwhile
        plugIn.took(null);
        steps.restore(plugIn, good);
    }

    /**
     * Ends the taking back.
     *
     * @param fault why the last good version does not start, or null
     */
    void restored(PlugIn plugIn, @Nullable LocalizedText fault) throws IOException {
        Standing standing = plugIn.standing();
        Optional<BundleFile> good = onTheShelf(standing);
        roster.record(
                plugIn,
                good.map(one -> standing.with(one, shelf.isProven(one) ? Phase.PROVEN : Phase.PROBATION, roster.now()))
                        .orElseGet(() -> standing.gone(roster.now())));
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

    private Optional<BundleFile> onTheShelf(Standing standing) {
        return standing.restorable().filter(one -> shelf.find(one).isPresent());
    }
}
