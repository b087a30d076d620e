package org.relais.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What the command was asked to measure. */
final class Options {

    static final String USAGE = """
            Measures Relais from outside. Options:
              --store derby|postgresql|both  default both
              --archive FILE                 the assembled archive; default the one in ../assembly/target
              --cases N                      fills the store further and measures again, for example 100000
              --calls FILE                   calls to replay before resident memory is read; default the demo's
              --url URL --pid N              measures a running system instead; no floor, no start, no database figures
              --work FOLDER                  where everything runs, on a real disk; emptied first; default target/run
              --report FILE                  also appends the figures to a file
              --quick                        a hundredth of everything, to see that it works
            """;

    private static final Path DEFAULT_ARCHIVE_FOLDER = Path.of("../assembly/target");

    private String store = "both";
    private Optional<Path> archive = Optional.empty();
    private Optional<Path> calls = Optional.empty();
    private Optional<Path> report = Optional.empty();
    private Optional<URI> url = Optional.empty();
    private long pid = ProcessHandle.current().pid();
    private Path work = Path.of("target/run");
    private int cases;
    private boolean quick;

    /** @throws IllegalArgumentException naming what is not understood */
    static Options of(List<String> arguments) {
        Options options = new Options();
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            options.take(left.next(), left);
        }
        return options;
    }

    private void take(String argument, Iterator<String> left) {
        switch (argument) {
            case "--store" -> store = store(value(argument, left));
            case "--archive" -> archive = Optional.of(Path.of(value(argument, left)));
            case "--calls" -> calls = Optional.of(Path.of(value(argument, left)));
            case "--report" -> report = Optional.of(Path.of(value(argument, left)));
            case "--url" -> url = Optional.of(URI.create(value(argument, left)));
            case "--pid" -> pid = Long.parseLong(value(argument, left));
            case "--work" -> work = Path.of(value(argument, left));
            case "--cases" -> cases = Integer.parseInt(value(argument, left));
            case "--quick" -> quick = true;
            default -> throw new IllegalArgumentException(argument);
        }
    }

    private static String value(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(option);
        }
        return left.next();
    }

    private static String store(String value) {
        if (!List.of("derby", "postgresql", "both").contains(value)) {
            throw new IllegalArgumentException("--store " + value);
        }
        return value;
    }

    boolean measures(String name) {
        return store.equals("both") || store.equals(name);
    }

    /** The archive to unpack. */
    Path archive() throws IOException {
        if (archive.isPresent()) {
            return archive.get().toAbsolutePath();
        }
        if (Files.isDirectory(DEFAULT_ARCHIVE_FOLDER)) {
            try (DirectoryStream<Path> archives = Files.newDirectoryStream(DEFAULT_ARCHIVE_FOLDER, "*.tar.gz")) {
                for (Path found : archives) {
                    return found.toAbsolutePath().normalize();
                }
            }
        }
        throw new IOException("no archive in " + DEFAULT_ARCHIVE_FOLDER + ": build distribution/assembly first");
    }

    Optional<Path> calls() {
        return calls.map(Path::toAbsolutePath);
    }

    Optional<Path> report() {
        return report;
    }

    Optional<URI> url() {
        return url;
    }

    long pid() {
        return pid;
    }

    Path work() {
        return work.toAbsolutePath().normalize();
    }

    /** How many cases the store is filled to in the end; 0 when once is enough. */
    int cases() {
        return cases;
    }

    boolean isQuick() {
        return quick;
    }
}
