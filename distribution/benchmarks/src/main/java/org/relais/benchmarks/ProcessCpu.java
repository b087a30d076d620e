package org.relais.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time and memory of processes, from {@code /proc} (Linux, proc(5)). Processor time counts in ticks of a
 * hundredth of a second.
 */
final class ProcessCpu {

    private static final long MILLIS_PER_TICK = 10;
    private static final Path PROC = Path.of("/proc");
    /** Fields of {@code stat} after the name in parentheses, counted from the state. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private ProcessCpu() {}

    /** Milliseconds one process has used since it started. */
    static long millis(long pid) throws IOException {
        String[] fields = fields(pid);
        return MILLIS_PER_TICK * (ticks(fields, USER) + ticks(fields, SYSTEM));
    }

    /**
     * Milliseconds a process and its children have used, those that have ended included. A child that ends while we look
     * moves from one account to the other, so we look again until none does.
     */
    static long familyMillis(long pid) throws IOException {
        while (true) {
            long ended = endedMillis(pid);
            long alive = millis(pid);
            for (long child : children(pid)) {
                alive += millisIfAlive(child);
            }
            if (ended == endedMillis(pid)) {
                return ended + alive;
            }
        }
    }

    private static long endedMillis(long pid) throws IOException {
        String[] fields = fields(pid);
        return MILLIS_PER_TICK * (ticks(fields, CHILDREN_USER) + ticks(fields, CHILDREN_SYSTEM));
    }

    static long parent(long pid) throws IOException {
        return ticks(fields(pid), PARENT);
    }

    /** A line of {@code status} in kilobytes, for example VmRSS: what is resident in memory. */
    static long kilobytes(long pid, String line) throws IOException {
        for (String candidate : Files.readAllLines(PROC.resolve(pid + "/status"))) {
            if (candidate.startsWith(line + ":")) {
                return Long.parseLong(candidate.replaceAll("\\D", ""));
            }
        }
        throw new IOException("process " + pid + " has no " + line);
    }

    private static List<Long> children(long pid) throws IOException {
        List<Long> children = new ArrayList<>();
        try (Stream<Path> entries = Files.list(PROC)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (name.matches("\\d+") && parentIfAlive(Long.parseLong(name)) == pid) {
                    children.add(Long.parseLong(name));
                }
            }
        }
        return children;
    }

    private static long parentIfAlive(long pid) {
        try {
            return parent(pid);
        } catch (IOException ended) {
            return -1;
        }
    }

    private static long millisIfAlive(long pid) {
        try {
            return millis(pid);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static String[] fields(long pid) throws IOException {
        String stat = Files.readString(PROC.resolve(pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static long ticks(String[] fields, int index) {
        return Long.parseLong(fields[index]);
    }
}
