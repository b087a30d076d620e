package org.relais.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/** What was measured: on the terminal line by line, and in a file when one is named. */
final class Report {

    private final PrintStream out;
    private final Optional<Path> file;

    Report(PrintStream out, Optional<Path> file) {
        this.out = out;
        this.file = file;
    }

    void line(String text) throws IOException {
        out.println(text);
        out.flush();
        if (file.isPresent()) {
            Files.writeString(file.get(), text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    void measurement(String store, Measurement measurement) throws IOException {
        line(measurement.line(store));
    }

    /** A figure that is not a rate. */
    void fact(String store, String name, double value, String unit) throws IOException {
        line(String.format(Locale.ROOT, "%-10s %-40s %10.2f %s", store, name, value, unit));
    }
}
