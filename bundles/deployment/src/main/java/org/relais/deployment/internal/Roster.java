package org.relais.deployment.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every file of the deploy folder that is known, and what is written down about each. Whatever changes the standing of one goes through
 * {@link #record}, so that it is on the disk before anything is done about it. Confined to the thread of {@link Deployment}.
 */
final class Roster {

    private final StandingFile saved;
    private final Clock clock;
    private final Map<String, PlugIn> plugIns = new TreeMap<>();

    Roster(StandingFile saved, Clock clock) {
        this.saved = saved;
        this.clock = clock;
    }

    /** Takes up what was written down in the last run. */
    void load() throws IOException {
        for (Standing standing : saved.load()) {
            plugIns.put(standing.file(), new PlugIn(standing));
        }
    }

    /** The plug-in of this file; one of which nothing is known yet when the file is new. */
    PlugIn of(String file) {
        return plugIns.computeIfAbsent(file, name -> new PlugIn(Standing.none(name, now())));
    }

    /** Those that are known at this moment, by the name of their file. The roster may change while the list is gone through. */
    List<PlugIn> all() {
        return List.copyOf(plugIns.values());
    }

    void record(PlugIn plugIn, Standing next) throws IOException {
        plugIn.stand(next);
        save();
    }

    void forget(PlugIn plugIn) throws IOException {
        plugIns.remove(plugIn.file());
        save();
    }

    /** Writes down that listeners know of these. */
    void recordTold(Collection<PlugIn> told) throws IOException {
        if (!told.isEmpty()) {
            told.forEach(plugIn -> plugIn.stand(plugIn.standing().told()));
            save();
        }
    }

    /** Contents that somebody may come back to. */
    Set<String> restorable() {
        Set<String> contents = new HashSet<>();
        plugIns.values()
                .forEach(one ->
                        one.standing().restorable().map(BundleFile::sha256).ifPresent(contents::add));
        return contents;
    }

    /** The moment, as exactly as it is written down. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void save() throws IOException {
        saved.save(plugIns.values().stream().map(PlugIn::standing).toList());
    }
}
