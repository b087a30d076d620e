package org.relais.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into the memory of a Java process after a full garbage collection, with the JDK's {@code jcmd}. */
final class Heap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern LOADERS = Pattern.compile(
            "(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+org\\.apache\\.felix\\.framework\\.BundleWiringImpl\\$BundleClassLoader\\b");

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Heap() {}

    /** @param loaders how many class loaders of bundles there are */
    record Content(long bytes, int loaders) {}

    static Content of(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Path file = Files.createTempFile("histogram", ".txt");
        Process process = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        String output = Files.readString(file);
        Files.delete(file);
        Matcher total = TOTAL.matcher(output);
        Matcher loaders = LOADERS.matcher(output);
        if (!total.find() || !loaders.find()) {
            throw new IOException("jcmd said " + (output.length() > 500 ? output.substring(0, 500) : output));
        }
        return new Content(Long.parseLong(total.group(1)), Integer.parseInt(loaders.group(1)));
    }
}
