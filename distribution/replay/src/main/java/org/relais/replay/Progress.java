package org.relais.replay;

import java.util.concurrent.atomic.AtomicInteger;

/** How much of everything is settled. Thread-safe. */
final class Progress {

    private final Screen screen;
    private final int all;
    private final AtomicInteger done = new AtomicInteger();

    Progress(Screen screen, int all) {
        this.screen = screen;
        this.all = all;
    }

    void oneMore() {
        screen.progress(done.incrementAndGet(), all);
    }
}
