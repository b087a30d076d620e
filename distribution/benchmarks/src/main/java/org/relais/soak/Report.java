package org.relais.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was done and seen, as Markdown, with the plot beside it. */
final class Report {

    private final Options options;
    private final Timeline timeline;
    private final Ledger ledger;
    private final List<Finding> findings;
    private final Instant at;

    Report(Options options, Timeline timeline, Ledger ledger, List<Finding> findings, Instant at) {
        this.options = options;
        this.timeline = timeline;
        this.ledger = ledger;
        this.findings = List.copyOf(findings);
        this.at = at;
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("soak.svg"), new Plot(timeline).svg());
        Files.writeString(folder.resolve("soak.md"), text());
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                # The proof

                Clients submit intakes over REST and SOAP, each under a key of its own, while the bundle of their channel is upgraded, downgraded,
                removed and reinstalled through `deploy/`, broken versions of it are dropped, and the process is killed with -9. The system runs as
                its archive, watched from outside; the tables are counted when it has stopped. The short form runs in every build.

                Run it yourself when `mvn verify` has built everything (about ten minutes; `-Dsoak.args="--quick"` takes one):

                ```
                mvn -B -Psoak -pl distribution/benchmarks verify -Dsoak.args="--report ../../docs"
                ```

                `--store postgresql`, `--seed N` and more: a word that it does not know makes it list them. It ends with 1 when a promise is
                broken. No answer may come only while the process is down after a kill; the client then sends the same key again, and at any other
                time it is counted as wrong. At the end comes a stretch of swaps without kills, in which the heap is judged once it has filled.

                ![Accepted intakes, changes of the bundle, kills, and memory over time](soak.svg)

                """);
        text.append("| done | |\n|---|---|\n");
        done().forEach((what, count) -> row(text, what, count));
        text.append("\n| promised | seen | holds |\n|---|---|---|\n");
        findings.forEach(finding -> text.append("| %s | %s | %s |\n"
                .formatted(finding.promise(), cell(finding.seen()), finding.holds() ? "yes" : "**NO**")));
        text.append("\n| answers | |\n|---|---|\n");
        ledger.answers().forEach((what, count) -> row(text, what, "%,d".formatted(count)));
        return text.toString();
    }

    private Map<String, String> done() {
        Map<String, String> done = new LinkedHashMap<>();
        done.put(
                "when, where",
                at.truncatedTo(ChronoUnit.MINUTES) + ", " + Runtime.getRuntime().availableProcessors()
                        + " processors, load client included, " + options.store() + ", seed " + options.seed());
        done.put("keys accepted", "%,d".formatted(ledger.accepted().size()));
        counts(Timeline.Kind.SWAPPED).forEach((name, count) -> done.put("swaps: " + name, count));
        counts(Timeline.Kind.TAKEN_BACK).forEach((name, count) -> done.put("broken and taken back: " + name, count));
        done.put(
                "killed with -9",
                String.valueOf(timeline.events(Timeline.Kind.KILLED).size()));
        done.put("time", "%.0f s".formatted(timeline.seconds()));
        return done;
    }

    private Map<String, String> counts(Timeline.Kind kind) {
        Map<String, Integer> counts = new TreeMap<>();
        timeline.events(kind).forEach(event -> counts.merge(event.what(), 1, Integer::sum));
        Map<String, String> texts = new TreeMap<>();
        counts.forEach((name, count) -> texts.put(name, count.toString()));
        return texts;
    }

    private static void row(StringBuilder text, String what, String count) {
        text.append("| ").append(what).append(" | ").append(count).append(" |\n");
    }

    private static String cell(String seen) {
        return seen.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
