package org.relais.deployment.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.texts.LocalizedText;

/** A framework in memory: what runs from which file. */
final class FakeHost implements BundleHost {

    final Map<String, String> running = new HashMap<>();
    /** Contents that do not start. */
    final Set<String> broken = new HashSet<>();

    final Map<String, Long> ids = new HashMap<>();
    boolean serving = true;
    boolean channel;

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public boolean isServing() {
        return serving;
    }

    @Override
    public Set<String> files() {
        return Set.copyOf(running.keySet());
    }

    @Override
    public Optional<Long> running(String file, String sha256) {
        return sha256.equals(running.get(file)) ? Optional.of(id(sha256)) : Optional.empty();
    }

    long id(String sha256) {
        return ids.computeIfAbsent(sha256, content -> ids.size() + 1L);
    }

    @Override
    public Set<Long> bundles() {
        return running.values().stream().map(this::id).collect(Collectors.toSet());
    }

    @Override
    public boolean takesForms(long bundleId) {
        return channel;
    }

    @Override
    public void run(String file, Path content, String sha256) throws FaultException {
        running.remove(file);
        if (broken.contains(sha256)) {
            throw new FaultException(new LocalizedText("cassé", "broken"));
        }
        running.put(file, sha256);
    }

    @Override
    public void probe(long bundleId) {
        // every service can be made
    }

    @Override
    public void supersede(long bundleId) {
        // nothing came with the archive
    }

    @Override
    public void remove(String file) {
        running.remove(file);
    }

    @Override
    public Set<String> stuck() {
        return Set.of();
    }
}
