package org.relais.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into the memory of a Java process after a full garbage collection, with the JDK's {@code jcmd}. */
final class Heap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern LOADERS = Pattern.compile(
            "(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+org\\.apache\\.felix\\.framework\\.BundleWiringImpl\\$BundleClassLoader\\b");

    private Heap() {}

    /** @param loaders how many class loaders of bundles there are */
    record Content(long bytes, int loaders) {}

    static Content of(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher total = TOTAL.matcher(output);
        Matcher loaders = LOADERS.matcher(output);
        if (!total.find() || !loaders.find()) {
            throw new IOException("jcmd said " + (output.length() > 500 ? output.substring(0, 500) : output));
        }
        return new Content(Long.parseLong(total.group(1)), Integer.parseInt(loaders.group(1)));
    }
}
