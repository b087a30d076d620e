package org.relais.replay;

import java.io.PrintStream;

/**
 * What the person at the terminal sees: lines of results, and one line of progress that is updated in place on a
 * terminal and repeated every tenth elsewhere. Thread-safe.
 */
final class Screen {

    private static final int WIDTH = 40;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean interactive;
    private final Texts texts;
    private int shownSteps = -1;
    private String bar = "";

    /** @param interactive whether a line can be updated in place */
    Screen(PrintStream out, boolean interactive, Texts texts) {
        this.out = out;
        this.interactive = interactive;
        this.texts = texts;
    }

    /** A result that stays on the screen. */
    synchronized void line(String text) {
        if (bar.isEmpty()) {
            out.println(text);
        } else {
            out.println(CLEAR_LINE + text);
            out.print(bar);
        }
        out.flush();
    }

    void text(String key, Object... values) {
        line(texts.get(key, values));
    }

    void failure(Failure failure) {
        text(
                failure.kind().text(),
                String.valueOf(failure.line()),
                failure.id().isEmpty() ? "-" : failure.id(),
                failure.problem());
    }

    /** So many of all are done; never less than said before. */
    synchronized void progress(int done, int all) {
        int steps = interactive ? (int) (1000L * done / all) : (int) (10L * done / all);
        if (steps <= shownSteps || !interactive && steps == 0) {
            return;
        }
        shownSteps = steps;
        int percent = (int) (100L * done / all);
        if (interactive) {
            int filled = WIDTH * done / all;
            String drawn = "█".repeat(filled) + "░".repeat(WIDTH - filled);
            bar = "\r" + drawn + " " + texts.get("progress", percent, done, all);
            out.print(bar);
            out.flush();
        } else {
            line(texts.get("progress", percent, done, all));
        }
    }

    /** The progress is over; what was shown of it stays. */
    synchronized void endProgress() {
        if (!bar.isEmpty()) {
            bar = "";
            out.println();
        }
    }
}
