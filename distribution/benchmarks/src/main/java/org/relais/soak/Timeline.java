package org.relais.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened when, in seconds since the start. Thread-safe. */
final class Timeline {

    private final long begun = System.nanoTime();
    private final List<Event> events = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Map<Submission.Protocol, Map<Integer, Integer>> accepted = new TreeMap<>();
    private int lives;
    private double lifeBegan;

    enum Kind {
        SWAPPED,
        TAKEN_BACK,
        KILLED,
        READY
    }

    /** @param seconds since the start */
    record Event(double seconds, Kind kind, String what) {}

    /**
     * What was reachable after a full garbage collection.
     *
     * @param life of the process, counted from 1
     * @param age of that life, in seconds
     * @param loaders class loaders of bundles
     * @param isInstalled whether the channel was there
     */
    record Sample(double seconds, int life, double age, long bytes, int loaders, boolean isInstalled) {}

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    synchronized void add(Kind kind, String what) {
        add(seconds(), kind, what);
    }

    /** The same for what happened at that time. */
    synchronized void add(double seconds, Kind kind, String what) {
        if (kind == Kind.READY) {
            lives++;
            lifeBegan = seconds;
        }
        events.add(new Event(seconds, kind, what));
    }

    /** Whether the process was killed and not ready again at some moment between these two. */
    synchronized boolean wasDown(double from, double to) {
        double killed = Double.POSITIVE_INFINITY;
        for (Event event : events) {
            if (event.kind() == Kind.KILLED) {
                killed = event.seconds();
            } else if (event.kind() == Kind.READY) {
                if (killed <= to && event.seconds() >= from) {
                    return true;
                }
                killed = Double.POSITIVE_INFINITY;
            }
        }
        return killed <= to;
    }

    synchronized void sample(Heap.Content content, boolean isInstalled) {
        double now = seconds();
        samples.add(new Sample(now, lives, now - lifeBegan, content.bytes(), content.loaders(), isInstalled));
    }

    synchronized void accepted(Submission.Protocol protocol) {
        accepted.computeIfAbsent(protocol, first -> new TreeMap<>()).merge((int) seconds(), 1, Integer::sum);
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    synchronized List<Event> events(Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** How many were accepted in each second. */
    synchronized Map<Integer, Integer> accepted(Submission.Protocol protocol, int secondsEach) {
        Map<Integer, Integer> sums = new TreeMap<>();
        accepted.getOrDefault(protocol, Map.of())
                .forEach((second, count) -> sums.merge(second / secondsEach, count, Integer::sum));
        return sums;
    }
}
