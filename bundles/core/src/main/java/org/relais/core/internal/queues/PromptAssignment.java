package org.relais.core.internal.queues;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.RoomSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out what waits as soon as somebody on this node has come or let a case go; the recurring round sees to the rest. */
@Component(service = PromptAssignment.class, immediate = true)
public final class PromptAssignment {

    private static final Logger LOG = LoggerFactory.getLogger(PromptAssignment.class);
    private static final long LONGEST_STOP_MILLIS = 5000;

    private final RoomSignal signal;
    private final AssignmentRound round;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean stopped;

    @Activate
    public PromptAssignment(@Reference RoomSignal signal, @Reference AssignmentRound round, @Reference Clock clock) {
        this.signal = signal;
        this.round = round;
        this.clock = clock;
        this.thread = new Thread(this::run, "relais-prompt-assignment");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            signal.await();
            while (!stopped) {
                handOut();
                signal.await();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOut() {
        try {
            round.run(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        } catch (RuntimeException failure) {
            LOG.debug("Work is handed out by the next round", failure);
        }
    }

    /** Lets a round that is under way end by itself: an interrupt would close the files of an embedded database. */
    @Deactivate
    public void stop() throws InterruptedException {
        stopped = true;
        signal.raise();
        thread.join(LONGEST_STOP_MILLIS);
    }
}
