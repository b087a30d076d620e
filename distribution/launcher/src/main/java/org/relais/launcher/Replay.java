package org.relais.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The replay client as a process of its own: it is a client like any other and shares nothing with the server. */
final class Replay {
    private final Settings settings;

    Replay(Settings settings) {
        this.settings = settings;
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
                settings.home().resolve("client") + "/*",
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
