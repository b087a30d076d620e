package org.relais.replay;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The command {@code replay FILE}: plays recorded calls, or a folder with the calls, web requests and envelopes of a month, through REST
 * as an outside client. Safe to run twice: everything carries its identifier as idempotency key. Exit code 0 when everything got in, 1 when lines failed or figures are not
 * as expected, 2 when the command cannot be understood or the server cannot be reached.
 */
public final class Replay {

    private static final int DONE = 0;
    private static final int INCOMPLETE = 1;
    private static final int NOT_POSSIBLE = 2;
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean interactive;
    private final Map<String, String> environment;
    private final Clock clock;

    /** @param interactive whether the output is a terminal */
    Replay(PrintStream out, boolean interactive, Map<String, String> environment, Clock clock) {
        this.out = out;
        this.interactive = interactive;
        this.environment = environment;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        boolean terminal = System.console() != null;
        Charset charset = terminal ? System.console().charset() : StandardCharsets.UTF_8;
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset);
        Replay replay = new Replay(out, terminal, System.getenv(), Clock.systemUTC());
        int code = replay.run(List.of(arguments), Locale.getDefault());
        out.flush();
        System.exit(code);
    }

    /** Runs the command and returns its exit code. */
    int run(List<String> arguments, Locale locale) {
        Options options;
        try {
            options = Options.of(arguments, environment, locale);
        } catch (IllegalArgumentException notUnderstood) {
            Screen screen = new Screen(out, interactive, Texts.of(locale));
            screen.text("not-understood", notUnderstood.getMessage());
            screen.text("usage");
            return NOT_POSSIBLE;
        }
        Texts texts = Texts.of(options.locale());
        Screen screen = new Screen(out, interactive, texts);
        if (options.isHelpWanted()) {
            screen.text("usage");
            return DONE;
        }
        return run(options, texts, screen);
    }

    private int run(Options options, Texts texts, Screen screen) {
        try {
            if (Files.isDirectory(options.file())) {
                return play(options, texts, screen, MonthFolder.read(options.file()));
            }
            CallFile file = CallFile.read(options.file());
            Days days = options.isEndingYesterday() ? Days.endingYesterday(file.calls(), clock) : Days.unmoved();
            Optional<ExpectedFigures> expected = Optional.empty();
            if (options.expected().isPresent()) {
                expected = Optional.of(ExpectedFigures.read(options.expected().get(), days));
            }
            return play(options, texts, screen, new CallFile(days.move(file.calls()), file.unreadable()), expected);
        } catch (IOException unreadable) {
            screen.text("unreadable-file", unreadable.getMessage());
            return NOT_POSSIBLE;
        }
    }

    private int play(Options options, Texts texts, Screen screen, CallFile file, Optional<ExpectedFigures> expected)
            throws IOException {
        Tally tally = new Tally();
        long begun = System.nanoTime();
        return attempt(options, screen, () -> showTotals(screen, tally.totals(System.nanoTime() - begun)), () -> {
            signIn(options, texts);
            RelaisClient client = send(options, texts, screen, file, tally);
            long nanos = System.nanoTime() - begun;
            boolean asExpected = new FigureReport(client, options.account(), screen, texts)
                    .show(file.calls(), expected, options.isQuietFigures());
            showTotals(screen, tally.totals(nanos));
            return tally.hasFailures() || !asExpected ? INCOMPLETE : DONE;
        });
    }

    private int play(Options options, Texts texts, Screen screen, MonthFolder month) throws IOException {
        if (options.isEndingYesterday()) {
            screen.text("not-understood", "--ending-yesterday " + options.file());
            return NOT_POSSIBLE;
        }
        MonthTally tally = new MonthTally();
        Patience patience = new Patience(options.patience());
        RelaisClient client = new RelaisClient(options.server(), texts.language(), patience);
        Optional<Path> file = options.expected().or(month::expected);
        Optional<ExpectedFigures> expected =
                file.isPresent() ? Optional.of(ExpectedFigures.read(file.get(), Days.unmoved())) : Optional.empty();
        long begun = System.nanoTime();
        return attempt(options, screen, () -> showMonth(screen, tally, System.nanoTime() - begun), () -> {
            signIn(options, texts);
            screen.text(
                    "month.start", month.size(), options.server(), month.days().size());
            month.others().forEach(other -> screen.text("month.other", other));
            month.unreadable().forEach(failure -> {
                tally.of(failure.kind()).failed();
                screen.failure(failure);
            });
            new MonthRun(client, options, patience, screen, texts.get("resolution"), tally).play(month);
            screen.endProgress();
            long nanos = System.nanoTime() - begun;
            boolean asExpected = new FigureReport(client, options.account(), screen, texts)
                    .show(month.calls(), expected, options.isQuietFigures());
            showMonth(screen, tally, nanos);
            boolean complete = new MonthReport(client, options.account(), screen).show(month, file, tally.fates());
            return tally.hasFailures() || !asExpected || !complete ? INCOMPLETE : DONE;
        });
    }

    private interface Work {
        int run() throws IOException;
    }

    /** @param totals shows what was done until the server was lost */
    private static int attempt(Options options, Screen screen, Runnable totals, Work work) throws IOException {
        try {
            return work.run();
        } catch (UnreachableException lost) {
            screen.endProgress();
            totals.run();
            screen.text("unreachable", lost.getMessage());
            return NOT_POSSIBLE;
        } catch (RefusedException refused) {
            screen.endProgress();
            screen.text("refused", options.account(), refused.getMessage());
            return NOT_POSSIBLE;
        }
    }

    private void showMonth(Screen screen, MonthTally tally, long nanos) {
        showTotals(screen, tally.calls().totals(nanos));
        Tally.Totals web = tally.webRequests().totals(nanos);
        screen.text("month.web", web.received() + web.known(), web.received(), web.known(), web.failed());
        Tally.Totals mail = tally.envelopes().totals(nanos);
        screen.text("month.mail", mail.received() + mail.known(), mail.received(), mail.known(), mail.failed());
        Tally.Totals claims = tally.claimForms().totals(nanos);
        screen.text(
                "month.claims",
                claims.received() + claims.known(),
                tally.fates().get(ClaimForm.Fate.REGISTERED),
                tally.fates().get(ClaimForm.Fate.INCOMPLETE),
                tally.fates().get(ClaimForm.Fate.REFUSED),
                claims.failed());
    }

    private RelaisClient send(Options options, Texts texts, Screen screen, CallFile file, Tally tally) {
        Patience patience = new Patience(options.patience());
        RelaisClient client = new RelaisClient(options.server(), texts.language(), patience);
        screen.text("start", file.calls().size(), options.server(), options.connections());
        file.unreadable().forEach(failure -> {
            tally.failed();
            screen.failure(failure);
        });
        CaseWork work = new CaseWork(client, options.account(), options.percentToResolve(), texts.get("resolution"));
        Progress progress = new Progress(screen, file.calls().size());
        new ReplayRun(client, options.account(), work, patience, screen, progress, tally)
                .play(file.calls(), options.connections());
        screen.endProgress();
        return client;
    }

    /** With less patience than later: a server that was never there is most likely the wrong address. */
    private void signIn(Options options, Texts texts) {
        Duration limit = options.patience().compareTo(PATIENCE_AT_START) < 0 ? options.patience() : PATIENCE_AT_START;
        new RelaisClient(options.server(), texts.language(), new Patience(limit)).signIn(options.account());
    }

    private void showTotals(Screen screen, Tally.Totals totals) {
        screen.line("");
        screen.text("total.sent", totals.received() + totals.known(), totals.received(), totals.known());
        screen.text("total.cases", totals.cases());
        screen.text("total.resolved", totals.resolved(), totals.resolvedBefore());
        screen.text("total.failed", totals.failed());
        screen.text("total.time", totals.seconds(), totals.rate());
    }
}
