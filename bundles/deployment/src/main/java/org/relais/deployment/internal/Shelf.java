package org.relais.deployment.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code bundles}: versions that have proven themselves, by symbolic name and version, to come back to. What was copied
 * from the deploy folder and is not proven yet lies in {@code arrived}; what ran well for long without being proven, in {@code unproven}.
 */
final class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String ENDING = ".jar";
    /** The newest ones of a plug-in that are kept. */
    private static final int HISTORY = 3;

    private final Path folder;
    private final Clock clock;

    Shelf(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** A copy that nobody else writes to. */
    Path arrived(String file) {
        return folder.resolve("arrived").resolve(file);
    }

    /** Keeps a version as the last good one, in place of an earlier build of the same version. */
    void keep(Path source, BundleFile bundle) throws IOException {
        Path target = path(bundle);
        DurableFiles.copy(source, target);
        Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
    }

    /** Keeps a version that has nothing to show but that it runs, until one of its plug-in is proven. */
    void keepUnproven(Path source, BundleFile bundle) throws IOException {
        DurableFiles.copy(source, unproven(bundle));
    }

    /** Removes what stood in for a proven version, for a plug-in that has one now. */
    void forgetUnproven(BundleFile proven) throws IOException {
        Path versions = unproven(proven).getParent();
        if (!Files.isDirectory(versions)) {
            return;
        }
        try (Stream<Path> files = Files.list(versions)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Removes all but the newest, and never one that somebody may come back to. */
    void tidy(String symbolicName, Set<String> needed) {
        Path versions = folder.resolve(symbolicName);
        try (Stream<Path> files = Files.list(versions)) {
            List<Path> oldest = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(Shelf::modified).reversed())
                    .skip(HISTORY)
                    .toList();
            for (Path file : oldest) {
                if (!needed.contains(BundleFile.sha256(file))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("Old versions in {} stay: {}", versions, e.getMessage());
        }
    }

    /** The kept file with exactly this content. */
    Optional<Path> find(BundleFile bundle) {
        return find(path(bundle), bundle).or(() -> find(unproven(bundle), bundle));
    }

    boolean isProven(BundleFile bundle) {
        return find(path(bundle), bundle).isPresent();
    }

    private static Optional<Path> find(Path path, BundleFile bundle) {
        try {
            return Files.isRegularFile(path) && BundleFile.sha256(path).equals(bundle.sha256())
                    ? Optional.of(path)
                    : Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    private Path path(BundleFile bundle) {
        return folder.resolve(bundle.symbolicName()).resolve(bundle.version() + ENDING);
    }

    private Path unproven(BundleFile bundle) {
        return folder.resolve("unproven").resolve(bundle.symbolicName()).resolve(bundle.version() + ENDING);
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
