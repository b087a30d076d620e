package org.relais.deployment.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.relais.deployment.internal.DeployFolder.Stamp;
import org.relais.plugins.PlugInState;
import org.relais.plugins.PlugInView;
import org.relais.texts.LocalizedText;

/** One file of the deploy folder while the system runs. Confined to the thread of {@link Deployment}. */
final class PlugIn {

    /** What is being done with it. */
    enum Step {
        /** Nothing: it waits for a look. */
        IDLE,
        RUNNING,
        PROBING,
        SUPERSEDING,
        RESTORING,
        REMOVING
    }

    private Standing standing;
    private @Nullable Stamp stamp;
    private Step step = Step.IDLE;
    private @Nullable Future<?> work;
    private long workSince;

    /** When it was first seen without anything to wait for, or 0. */
    private long wellSince;

    /** Since when it waits for what others should offer, or 0. */
    private long waitingSince;

    private boolean probed;
    private boolean settledIn;
    private boolean missed;

    /** What it lacks, or why a proven one does not run; null when there is nothing to say. */
    private @Nullable LocalizedText remark;

    PlugIn(Standing standing) {
        this.standing = standing;
    }

    Standing standing() {
        return standing;
    }

    void stand(Standing next) {
        standing = next;
    }

    String file() {
        return standing.file();
    }

    boolean holds(Stamp other) {
        return other.equals(stamp);
    }

    void took(@Nullable Stamp taken) {
        stamp = taken;
    }

    Step step() {
        return step;
    }

    void begin(Step next, Future<?> future, long now) {
        step = next;
        work = future;
        workSince = now;
    }

    /** Absent is what was not there twice: whoever deletes a file and copies another one in its place has not taken it away. */
    boolean isAbsent(boolean present) {
        boolean before = missed;
        missed = !present;
        return before && missed;
    }

    boolean isBusy() {
        return work != null;
    }

    boolean isDone() {
        return work != null && work.isDone();
    }

    long workedFor(long now) {
        return now - workSince;
    }

    /** Ends the step that is done. Answers what was wrong, or null. */
    @Nullable
    LocalizedText finish() {
        Future<?> done = work;
        work = null;
        step = Step.IDLE;
        if (done == null) {
            return null;
        }
        try {
            done.get();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof FaultException fault
                    ? fault.reason()
                    : Reasons.notStarted(String.valueOf(e.getCause()));
        }
    }

    /** Gives up on what does not come back. */
    void abandon() {
        if (work != null) {
            work.cancel(true);
        }
        work = null;
        step = Step.IDLE;
    }

    /** Another content runs from now on. */
    void starts() {
        wellSince = 0;
        waitingSince = 0;
        probed = false;
        settledIn = false;
        remark = null;
    }

    long wellFor(long now) {
        wellSince = wellSince == 0 ? now : wellSince;
        waitingSince = 0;
        return now - wellSince;
    }

    long waitsFor(long now) {
        waitingSince = waitingSince == 0 ? now : waitingSince;
        return now - waitingSince;
    }

    /** It has its reasons to wait: the time does not count. */
    void waitsForGoodReason() {
        waitingSince = 0;
    }

    boolean isProbed() {
        return probed;
    }

    void probed() {
        probed = true;
    }

    boolean isSettledIn() {
        return settledIn;
    }

    void settledIn() {
        settledIn = true;
    }

    /** What callers see of it. */
    List<PlugInView> views(RejectedFolder rejected) {
        List<PlugInView> views = new ArrayList<>();
        BundleFile current = standing.current();
        if (current != null && standing.phase() != Standing.Phase.TAKING_BACK) {
            PlugInState state = standing.phase() == Standing.Phase.PROVEN ? PlugInState.PROVEN : PlugInState.PROBATION;
            views.add(new PlugInView(
                    current.symbolicName(), current.version(), state, standing.since(), remark, "deploy/" + file()));
        }
        Rejection rejection = standing.rejection();
        if (rejection != null && (standing.phase() == Standing.Phase.TAKING_BACK || rejected.isKept(file()))) {
            BundleFile broken = rejection.bundle();
            views.add(new PlugInView(
                    broken.isBundle() ? broken.symbolicName() : file(),
                    broken.isBundle() ? broken.version() : "",
                    PlugInState.TAKEN_BACK,
                    rejection.at(),
                    rejection.reason(),
                    "rejected/" + file()));
        }
        return views;
    }

    @Nullable
    LocalizedText remark() {
        return remark;
    }

    void remark(@Nullable LocalizedText text) {
        remark = text;
    }
}
