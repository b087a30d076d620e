package org.relais.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fills a new system with two days of sample calls, then says how to look at it. */
final class Demo implements Runnable {
    private static final List<String> ACCOUNTS = List.of(
            "agent",
            "agent2",
            "supervisor",
            "admin",
            "integrator",
            "claims",
            "auditor",
            "dpass",
            "ddet",
            "deres",
            "del",
            "daji");

    private final Settings settings;
    private final PrintStream out;

    Demo(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        Path loaded = settings.data().resolve("demo-calls.loaded");
        if (Files.exists(loaded)) {
            out.println("The data in " + settings.data() + " is kept as it was.");
        } else {
            load(loaded);
        }
        out.println(welcome());
    }

    private void load(Path mark) {
        out.println("New data: loading two days of sample calls.");
        Replay replay = new Replay(settings);
        try {
            int code = replay.run(List.of(
                    "--ending-yesterday",
                    settings.home().resolve("demo/calls.csv").toString()));
            if (code != 0) {
                throw new Refusal("The sample calls could not be loaded; the log is " + settings.log() + ".");
            }
            Files.createFile(mark);
        } catch (IOException e) {
            throw new Refusal("The sample calls could not be loaded: " + e.getMessage() + ".");
        }
    }

    private String welcome() {
        String url = settings.url().toString();
        return """

                Relais is ready, in demo mode, for this machine only.

                  Interface (OpenAPI)  %1$s/api/v1/openapi.json
                  SOAP (WSDL)          %1$s/soap/cases?wsdl
                  Health               %1$s/health/ready
                  Figures (Prometheus) %1$s/metrics

                  Accounts             %2$s
                  Password             demo-<account>, for example demo-agent

                Try it:
                  curl -u agent:demo-agent '%1$s/api/v1/cases?status=OPEN&limit=5'

                Ctrl-C stops it. The data stays in %3$s.
                """.formatted(url, String.join(", ", ACCOUNTS), settings.data());
    }
}
