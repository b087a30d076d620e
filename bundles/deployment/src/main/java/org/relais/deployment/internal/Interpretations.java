package org.relais.deployment.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.spi.channel.InterpretationListener;
import org.relais.spi.channel.InterpretationReport;

/** Counts how the channels of each bundle fare. Thread-safe, never blocks. */
@Component(service = {InterpretationListener.class, Interpretations.class})
public final class Interpretations implements InterpretationListener {

    private final Map<Long, Tally> tallies = new ConcurrentHashMap<>();

    @Activate
    public Interpretations() {
        // nothing is known yet
    }

    /**
     * What came of calls so far.
     *
     * @param successes that registered something
     * @param failures in a row, up to now
     * @param timedOut whether one did not return
     * @param problem of the last failure
     */
    record Tally(int successes, int failures, boolean timedOut, String problem) {

        static final Tally NONE = new Tally(0, 0, false, "");

        Tally plus(InterpretationReport report) {
            String said = report.problem() == null ? "" : report.problem();
            return switch (report.outcome()) {
                // neither good nor bad: a broken one can refuse everything
                case DECLINED -> this;
                case SUCCEEDED -> new Tally(successes + 1, 0, timedOut, problem);
                case FAILED -> new Tally(successes, failures + 1, timedOut, said);
                case TIMED_OUT -> new Tally(successes, failures + 1, true, said);
            };
        }
    }

    @Override
    public void interpreted(InterpretationReport report) {
        tallies.merge(report.bundleId(), Tally.NONE.plus(report), (old, first) -> old.plus(report));
    }

    Tally of(long bundleId) {
        return tallies.getOrDefault(bundleId, Tally.NONE);
    }

    /** Forgets all bundles but these. */
    void keepOnly(Set<Long> bundles) {
        tallies.keySet().retainAll(bundles);
    }
}
