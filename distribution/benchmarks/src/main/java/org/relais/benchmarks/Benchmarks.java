package org.relais.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The command: measures the assembled system on each store, one after the other, and prints one line per figure. */
public final class Benchmarks {

    private Benchmarks() {}

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
        run(options, new Report(System.out, options.report()), Clock.systemUTC());
    }

    private static void run(Options options, Report report, Clock clock)
            throws IOException, InterruptedException, SQLException {
        report.line(clock.instant() + ", " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version() + (options.isQuick() ? ", QUICK: not figures to quote" : ""));
        if (options.url().isPresent()) {
            new Scenario(options, report, clock).runAttached();
            return;
        }
        if (options.measures("derby")) {
            Path work = emptied(options.work().resolve("derby"));
            Installation installation = Installation.unpack(options.archive(), work);
            try (Store store = new DerbyStore(installation.data())) {
                new Scenario(options, report, clock).run(installation, store);
            }
        }
        if (options.measures("postgresql")) {
            Path work = emptied(options.work().resolve("postgresql"));
            Installation installation = Installation.unpack(options.archive(), work);
            try (Store store = PostgresStore.start(work)) {
                new Scenario(options, report, clock).run(installation, store);
            }
        }
    }

    private static Path emptied(Path folder) throws IOException {
        Installation.delete(folder);
        return Files.createDirectories(folder);
    }
}
