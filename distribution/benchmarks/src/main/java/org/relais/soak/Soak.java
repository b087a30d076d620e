package org.relais.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.relais.benchmarks.DerbyStore;
import org.relais.benchmarks.Installation;
import org.relais.benchmarks.PostgresStore;
import org.relais.benchmarks.Store;

/** The command: runs the soak once, prints what was promised and what was seen, and ends with 1 when something did not hold. */
public final class Soak {

    private final Options options;
    private final Timeline timeline = new Timeline();
    private final Ledger ledger = new Ledger(timeline);
    private final List<Finding> findings = new ArrayList<>();

    private Soak(Options options) {
        this.options = options;
    }

    /** Runs it as the options in these words say. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.of(List.of(arguments));
        } catch (IllegalArgumentException notUnderstood) {
            System.err.println("Not understood: " + notUnderstood.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        Outcome outcome = run(options);
        System.out.println(outcome.text());
        System.exit(outcome.holds() ? 0 : 1);
    }

    /**
     * What came out.
     *
     * @param text the report, as Markdown
     */
    public record Outcome(boolean holds, String text) {}

    /** Runs it; everything that it starts has ended when it returns. */
    public static Outcome run(Options options) throws IOException, InterruptedException, SQLException {
        return new Soak(options).run();
    }

    private Outcome run() throws IOException, InterruptedException, SQLException {
        Path work = options.work();
        Installation.delete(work);
        Files.createDirectories(work);
        Installation installation = Installation.unpack(options.archive(), work);
        Letters letters = new Letters(options.channel(), work.resolve("versions"));
        try (Store store = store(work, installation)) {
            try (Server server = Server.start(installation, store.environment(), timeline)) {
                disturb(server, letters);
            }
            try (Connection connection = store.connect()) {
                StoredRows rows = new StoredRows(connection);
                findings.addAll(rows.findings(ledger.accepted().size()));
                findings.add(rows.migrations());
            }
        }
        findings.addAll(Memory.findings(timeline.samples(), options.isLong()));
        Report report = new Report(
                options, timeline, ledger, findings, Clock.systemUTC().instant());
        if (options.report().isPresent()) {
            report.write(options.report().get());
        }
        boolean holds = findings.stream().allMatch(Finding::holds);
        return new Outcome(holds, report.text());
    }

    private Store store(Path work, Installation installation) throws IOException {
        return options.store().equals("derby") ? new DerbyStore(installation.data()) : PostgresStore.start(work);
    }

    private void disturb(Server server, Letters letters) throws IOException, InterruptedException {
        Random random = new Random(options.seed());
        Plan plan =
                Plan.of(random, options.swaps(), options.kinds(), options.broken(), options.kills(), options.calm());
        Client agent = new Client(server.url(), "agent");
        agent.signIn();
        Client watcher = new Client(server.url(), "admin");
        watcher.signIn();
        Disturber disturber = new Disturber(server, watcher, letters, timeline, random);
        disturber.install();
        Pace pace = new Pace(options.rate(), options.intakes());
        CompletableFuture<Void> writers = new Writers(agent, pace, ledger).start(options.rest(), options.soap());
        try {
            disturber.awaitFirstProven();
            for (Plan.Step step : plan.steps()) {
                disturber.perform(step);
            }
            findings.add(new Finding(
                    "every good version came, and every broken one was taken back, in bounded time",
                    timeline.events(Timeline.Kind.SWAPPED).size() + " swaps, "
                            + timeline.events(Timeline.Kind.TAKEN_BACK).size() + " taken back",
                    true));
            pace.calm();
            writers.join();
        } catch (SoakFailedException failed) {
            findings.add(new Finding(
                    "every good version came, and every broken one was taken back, in bounded time",
                    failed.getMessage(),
                    false));
        } finally {
            pace.end();
            writers.join();
        }
        Client worker = new Client(server.url(), "supervisor");
        worker.signIn();
        Answers answers = new Answers(agent, worker, ledger);
        findings.add(answers.awaitNothingWaiting());
        findings.add(answers.everyKeyAgain());
        List<String> wrong = ledger.wrong();
        findings.add(new Finding(
                "no answer but accepted and 503 with Retry-After, no key with two results",
                wrong.isEmpty() ? "none" : String.join("; ", wrong),
                wrong.isEmpty()));
    }
}
