package org.relais.replay;

import java.util.concurrent.atomic.LongAdder;

/** What a run has done so far. Thread-safe. */
final class Tally {

    private final LongAdder received = new LongAdder();
    private final LongAdder known = new LongAdder();
    private final LongAdder cases = new LongAdder();
    private final LongAdder resolved = new LongAdder();
    private final LongAdder resolvedBefore = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** The server took a call it had not seen before. */
    void received(int casesOpened) {
        received.increment();
        cases.add(casesOpened);
    }

    /** The server answered that it had the call already. */
    void known() {
        known.increment();
    }

    void worked(CaseWork.Outcome outcome) {
        switch (outcome) {
            case RESOLVED -> resolved.increment();
            case ALREADY_DONE -> resolvedBefore.increment();
            case LEFT_ALONE -> {}
        }
    }

    void failed() {
        failed.increment();
    }

    boolean hasFailures() {
        return failed.sum() > 0;
    }

    /** The totals, for people. */
    Totals totals(long nanos) {
        return new Totals(
                received.sum(), known.sum(), cases.sum(), resolved.sum(), resolvedBefore.sum(), failed.sum(), nanos);
    }

    /**
     * Totals of a run.
     *
     * @param known calls that the server already had
     * @param nanos how long the run took
     */
    record Totals(long received, long known, long cases, long resolved, long resolvedBefore, long failed, long nanos) {

        double seconds() {
            return nanos / 1e9;
        }

        /** Calls a second, known ones included. */
        double rate() {
            return nanos == 0 ? 0 : (received + known) / seconds();
        }
    }
}
