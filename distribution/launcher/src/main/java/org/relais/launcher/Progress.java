package org.relais.launcher;

import java.io.PrintStream;

/** Says once what is waited for, then a dot a second, so that nobody wonders whether it hangs. */
final class Progress {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final PrintStream out;
    private final String message;
    private long nextDot;
    private boolean shown;

    Progress(PrintStream out, String message) {
        this.out = out;
        this.message = message;
    }

    void tick() {
        long now = System.nanoTime();
        if (!shown) {
            out.print(message + " ");
            shown = true;
            nextDot = now;
        }
        if (now - nextDot >= 0) {
            out.print('.');
            out.flush();
            nextDot = now + SECOND_NANOS;
        }
    }

    void end() {
        if (shown) {
            out.println();
            shown = false;
        }
    }
}
