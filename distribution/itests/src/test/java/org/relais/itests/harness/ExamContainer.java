package org.relais.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.spi.DefaultExamSystem;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** The distribution in Pax Exam's container: unpacked from the archive, with a remote control added as one more feature. */
final class ExamContainer implements RunningRelais, AutoCloseable {

    private static final int STOP_SECONDS = 45;

    private final String mark = "-Drelais.itests.container=" + UUID.randomUUID();
    private final ExamSettings settings = new ExamSettings(Ports.free(), mark);
    private @Nullable Path base;
    private @Nullable TestContainer container;
    private @Nullable ProcessHandle process;

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + settings.port());
    }

    @Override
    public Path data() {
        return settings.data();
    }

    @Override
    public Path deploy() {
        return base().resolve("data/deploy");
    }

    @Override
    public Path log() {
        return base().resolve("data/log/relais.log");
    }

    @Override
    public Path office() {
        return settings.office();
    }

    @Override
    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException("not running");
        }
        return process.pid();
    }

    @Override
    public String shell(String command) {
        return Shell.run(base().resolve("data"), command);
    }

    @Override
    public synchronized void start() {
        try {
            if (base == null) {
                Processes.sweepOnce();
                settings.prepare();
            }
            // not PaxExamRuntime.createTestSystem, which adds bundles for the native container
            container = PaxExamRuntime.createContainer(DefaultExamSystem.create(settings.options(base)));
            container.start();
            ProcessHandle started = Processes.child(mark).orElseThrow();
            process = started;
            base = baseOf(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
        try {
            Readiness.await(url());
        } catch (AssertionError neverReady) {
            throw new AssertionError(neverReady.getMessage() + Autopsy.of(process, log()), neverReady);
        }
    }

    @Override
    public synchronized void stop() {
        ProcessHandle running = process;
        process = null;
        // Pax Exam waits without limit for the process, so one that hangs has to be ended from aside
        if (running != null) {
            CompletableFuture.delayedExecutor(STOP_SECONDS, TimeUnit.SECONDS).execute(running::destroyForcibly);
        }
        stopContainer();
        if (running != null) {
            Processes.awaitEnd(running);
        }
    }

    @Override
    public synchronized void kill() {
        Processes.child(mark).ifPresent(Processes::kill);
        process = null;
        try {
            stopContainer();
        } catch (RuntimeException expected) {
            // the remote control is dead; what matters is that Pax Exam has cleaned up on this side
            container = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void stopContainer() {
        TestContainer stopping = container;
        container = null;
        if (stopping != null) {
            stopping.stop();
        }
    }

    private Path base() {
        if (base == null) {
            throw new IllegalStateException("not started yet");
        }
        return base;
    }

    private static Path baseOf(ProcessHandle process) {
        String prefix = "-Dkaraf.base=";
        return Stream.of(process.info().arguments().orElseThrow())
                .filter(argument -> argument.startsWith(prefix))
                .map(argument -> Path.of(argument.substring(prefix.length())))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }
}
