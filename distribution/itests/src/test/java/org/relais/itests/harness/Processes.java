package org.relais.itests.harness;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Finds and ends the processes of this module by a mark among their arguments. */
final class Processes {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static boolean swept;

    private Processes() {}

    /** The process that this one started and that carries the mark. */
    static Optional<ProcessHandle> child(String mark) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> isMarked(process, mark))
                .findFirst();
    }

    /** Marks the processes of every run of this module in this checkout. */
    static String runMark() {
        return "-Drelais.itests.work=" + System.getProperty("relais.work");
    }

    /** Before this run starts its first process: ends what an earlier run left behind when it was killed itself. */
    static synchronized void sweepOnce() {
        if (swept) {
            return;
        }
        swept = true;
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(process -> isMarked(process, runMark())).forEach(Processes::kill);
        }
    }

    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        awaitEnd(process);
    }

    /** Waits until the process has ended, and ends it when it does not do so by itself. */
    static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isMarked(ProcessHandle process, String mark) {
        return List.of(process.info().arguments().orElse(new String[0])).contains(mark);
    }
}
