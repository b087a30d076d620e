package org.relais.deployment.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder into which an operator drops bundles. A file counts when it did not change between two looks and its zip is complete:
 * half a file is nobody's fault and is waited for. Confined to one thread.
 */
final class DeployFolder {

    private static final String BUNDLE = ".jar";

    private final Path folder;
    private Map<String, Stamp> last = Map.of();
    private final Map<String, Stamp> complete = new HashMap<>();

    DeployFolder(Path folder) {
        this.folder = folder;
    }

    /** By which a change of a file is seen without reading it. */
    record Stamp(long size, long modified, Object key) {}

    /**
     * One look into the folder.
     *
     * @param present every file that may be a bundle
     * @param settled those that are complete and no longer written to
     */
    record Look(Set<String> present, Map<String, Stamp> settled) {

        /** Files that do not change, and are no complete zip all the same, or still do change. */
        Set<String> unfinished() {
            Set<String> names = new HashSet<>(present);
            names.removeAll(settled.keySet());
            return names;
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** @throws IOException when the folder cannot be read: then nothing is known, least of all that files have gone */
    Look look() throws IOException {
        Map<String, Stamp> now = stamps();
        Map<String, Stamp> settled = new TreeMap<>();
        now.forEach((name, stamp) -> {
            if (stamp.equals(last.get(name)) && isComplete(name, stamp)) {
                settled.put(name, stamp);
            }
        });
        complete.keySet().retainAll(now.keySet());
        last = now;
        return new Look(Set.copyOf(now.keySet()), settled);
    }

    /** How a file is now; empty when it is not there. */
    Optional<Stamp> stamp(String name) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file(name), BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(stamp(attributes)) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private Map<String, Stamp> stamps() throws IOException {
        Files.createDirectories(folder);
        Map<String, Stamp> found = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> content = Files.list(folder)) {
            files = content.toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(BUNDLE) && !name.startsWith(".")) {
                stamp(name).ifPresent(stamp -> found.put(name, stamp));
            }
        }
        return found;
    }

    private static Stamp stamp(BasicFileAttributes attributes) {
        Object key = Optional.ofNullable(attributes.fileKey()).orElse("");
        return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis(), key);
    }

    private boolean isComplete(String name, Stamp stamp) {
        if (stamp.equals(complete.get(name))) {
            return true;
        }
        if (!BundleFile.isComplete(file(name))) {
            return false;
        }
        complete.put(name, stamp);
        return true;
    }
}
