package org.relais.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** A started system; closing it stops it in good order. */
public final class RunningServer implements AutoCloseable {

    static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final int SHOWN = 20;
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final URI url;
    private final double secondsToReady;

    private RunningServer(Process process, URI url, double secondsToReady) {
        this.process = process;
        this.url = url;
        this.secondsToReady = secondsToReady;
    }

    /** Starts the process and waits until the system says that it is ready. */
    static RunningServer await(ProcessBuilder builder, URI url, Path log) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = builder.start();
        while (!isReady(url)) {
            boolean ended = process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() - begun > START_LIMIT.toNanos()) {
                process.destroy();
                throw new IOException(
                        "the system did not become ready; " + log + " ends with" + System.lineSeparator() + end(log));
            }
        }
        return new RunningServer(process, url, (System.nanoTime() - begun) / 1e9);
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
    }

    private static boolean isReady(URI url) {
        try (HttpConnection http = new HttpConnection(url)) {
            BasicClassicHttpRequest request = http.request("GET", "/health/ready", Optional.empty());
            return http.send(request).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it answers. */
    public URI url() {
        return url;
    }

    /** Of its process. */
    public long pid() {
        return process.pid();
    }

    /** From the start of the process to the first answer that says ready. */
    double secondsToReady() {
        return secondsToReady;
    }

    /** Ends the process at once, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the system did not stop within " + STOP_LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
