package org.relais.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The cases that this run has opened. Thread-safe. */
final class CaseIds {

    private final List<String> ids = new ArrayList<>();

    synchronized void add(String id) {
        ids.add(id);
    }

    synchronized int count() {
        return ids.size();
    }

    synchronized String[] snapshot() {
        return ids.toArray(String[]::new);
    }

    synchronized String last() {
        return ids.get(ids.size() - 1);
    }
}
