package org.relais.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What can be asked of a system that runs in another process. Each answers in one line and an exit code. */
final class Commands {
    private static final int NOT_RUNNING = 3;
    private static final long PAUSE_MILLIS = 50;
    private static final Duration STOPPING = Duration.ofSeconds(60);

    private final Settings settings;
    private final DataFolder data;
    private final PrintStream out;

    Commands(Settings settings, PrintStream out) {
        this.settings = settings;
        this.data = new DataFolder(settings.data());
        this.out = out;
    }

    /** Waits for the process that {@code bin/relais start} has just put into the background. */
    int awaitStart(long pid) throws InterruptedException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        Progress progress = new Progress(out, "Relais is starting");
        Readiness.Answer answer = new Readiness(settings.url())
                .await(
                        settings.startTimeout(),
                        () -> process.isPresent() && process.get().isAlive(),
                        progress);
        boolean alive = process.isPresent() && process.get().isAlive();
        if (alive && answer.ready()) {
            out.println("Relais is ready: " + settings.url() + " (process " + pid + ", data " + settings.data() + ")");
            new FirstPassword(settings).show(out);
            return 0;
        }
        throw new Refusal(alive ? stopped(process.get(), answer) : ended());
    }

    int status() throws InterruptedException {
        Optional<DataFolder.Holder> holder = data.holder();
        if (holder.isEmpty()) {
            out.println("Relais is stopped (data " + settings.data() + ").");
            return NOT_RUNNING;
        }
        Settings running = settings.onPort(holder.get().port());
        Readiness.Answer answer = new Readiness(running.url()).ask();
        out.println("Relais is running: process " + holder.get().process().pid() + ", port " + running.port()
                + since(holder.get().process()) + ", " + (answer.ready() ? "ready" : "not ready: " + answer.reasons()));
        return 0;
    }

    int stop() throws InterruptedException {
        Optional<DataFolder.Holder> holder = data.holder();
        if (holder.isEmpty()) {
            out.println("Relais is stopped already (data " + settings.data() + ").");
            return 0;
        }
        ProcessHandle process = holder.get().process();
        if (!process.destroy()) {
            throw new Refusal("No right to stop process " + process.pid() + ": run this as the user who started it.");
        }
        if (!gone(process, STOPPING)) {
            throw new Refusal("Process " + process.pid() + " still runs " + STOPPING.toSeconds()
                    + " s after it was asked to stop; its log is " + settings.log() + ".");
        }
        out.println("Relais is stopped (it was process " + process.pid() + ").");
        return 0;
    }

    /** Plays a file; what only asks for help, or names no file, needs no running system. */
    int replay(List<String> arguments) throws InterruptedException, IOException {
        if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
            return new Replay(settings).run(arguments);
        }
        Settings target = running();
        Readiness.Answer answer = new Readiness(target.url())
                .await(settings.startTimeout(), () -> true, new Progress(out, "Waiting for Relais to be ready"));
        if (!answer.ready()) {
            throw new Refusal(Server.notReady(target, answer));
        }
        return new Replay(target).run(arguments);
    }

    /** The settings of the system that runs on this data folder, which may be on another port than the environment says. */
    Settings running() {
        return data.holder()
                .map(holder -> settings.onPort(holder.port()))
                .orElseThrow(() -> new Refusal(
                        "Relais is not running on " + settings.data() + ": start it with \"relais start\".",
                        NOT_RUNNING));
    }

    private String stopped(ProcessHandle process, Readiness.Answer answer) throws InterruptedException {
        process.destroy();
        gone(process, STOPPING);
        return Server.notReady(settings, answer);
    }

    private String ended() {
        try {
            List<String> lines = Files.readAllLines(settings.console());
            String reason =
                    String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 10), lines.size()));
            return reason.isBlank() ? "Relais ended while it started; its log is " + settings.log() + "." : reason;
        } catch (IOException e) {
            return "Relais ended while it started, and " + settings.console() + " cannot be read.";
        }
    }

    private static boolean gone(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private static String since(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(at -> " since "
                        + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                at.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault())))
                .orElse("");
    }
}
