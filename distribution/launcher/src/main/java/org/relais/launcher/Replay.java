package org.relais.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The replay client as a process of its own: it is a client like any other and shares nothing with the server. */
final class Replay {
    private final Settings settings;

    Replay(Settings settings) {
        this.settings = settings;
    }

    /** Its own jars, and those it shares with the server, which the archive carries once. */
    private String classPath() throws IOException {
        Path system = settings.home().resolve("system");
        List<String> entries = new ArrayList<>(List.of(settings.home().resolve("client") + "/*"));
        for (String shared : List.of("com/fasterxml/jackson/core", "commons-io")) {
            try (Stream<Path> files = Files.walk(system.resolve(shared))) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        .map(Path::toString)
                        .forEach(entries::add);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /**
     * Runs it in this terminal until it ends; it ends with this process.
     *
     * @return its exit code
     */
    int run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                "org.relais.replay.Replay",
                "--url",
                settings.url().toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Thread stop = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
