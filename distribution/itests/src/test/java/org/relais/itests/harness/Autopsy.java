package org.relais.itests.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what a system was doing that did not do what it should: from its process and the end of its log. */
final class Autopsy {

    private static final int LINES = 80;

    private Autopsy() {}

    /** @param process null when there was none */
    static String of(@Nullable ProcessHandle process, Path log) {
        return "\nThe process " + threads(process) + "\nThe end of " + log + ":\n" + end(log);
    }

    private static String threads(@Nullable ProcessHandle process) {
        if (process == null || !process.isAlive()) {
            return "is gone";
        }
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return process.pid() + " was here:\n"
                + Command.run(List.of(jcmd, Long.toString(process.pid()), "Thread.print"), Map.of())
                        .output();
    }

    private static String end(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
