package org.relais.itests.harness;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is left in the memory of a running system after a full garbage collection. */
public final class Loaders {

    private static final Pattern LINE = Pattern.compile(
            "\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+org\\.apache\\.felix\\.framework\\.BundleWiringImpl\\$BundleClassLoader(?:\\s.*)?");

    private Loaders() {}

    /** How many class loaders of bundles are reachable in the shared container. */
    public static int ofBundles() {
        long pid = ProcessHandle.current()
                .descendants()
                .filter(Loaders::isContainer)
                .findFirst()
                .orElseThrow()
                .pid();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Command.run(List.of(jcmd, String.valueOf(pid), "GC.class_histogram"), Map.of())
                .output()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isContainer(ProcessHandle process) {
        return Arrays.stream(process.info().arguments().orElse(new String[0]))
                .anyMatch(argument -> argument.startsWith("-Drelais.itests.container="));
    }
}
