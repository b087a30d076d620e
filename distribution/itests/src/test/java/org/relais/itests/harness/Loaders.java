package org.relais.itests.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is left in the memory of a running system after a full garbage collection. */
public final class Loaders {

    private static final Pattern LINE = Pattern.compile(
            "\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+org\\.apache\\.felix\\.framework\\.BundleWiringImpl\\$BundleClassLoader .*");

    private Loaders() {}

    /** How many class loaders of bundles are reachable. */
    public static int ofBundles(RunningRelais relais) {
        String mark = "-Drelais.data=" + relais.data();
        long pid = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(mark))
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
}
