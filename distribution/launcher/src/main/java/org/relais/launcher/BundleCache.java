package org.relais.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The container's copy of what is installed. It outlives the installation when the data folder is elsewhere, and a
 * rebuilt installation may carry other bundles under the same version: then the cache is thrown away, and only it.
 */
final class BundleCache {
    private final Path home;
    private final Path data;

    BundleCache(Path home, Path data) {
        this.home = home;
        this.data = data;
    }

    /** Empties the cache unless it was made from exactly this installation. */
    void keepOnlyIfCurrent() {
        Path mark = data.resolve("cache.made-from");
        try {
            String current = home + " " + fingerprint();
            if (Files.exists(mark) && Files.readString(mark).equals(current)) {
                return;
            }
            Files.deleteIfExists(mark);
            delete(data.resolve("cache"));
            delete(data.resolve("generated-bundles"));
            Files.writeString(mark, current);
        } catch (IOException e) {
            throw new Refusal("The bundle cache in " + data + " cannot be renewed: " + e.getMessage() + ".");
        }
    }

    /** It guards against a mistake and nobody's malice, so what is fast at every start is good enough. */
    private String fingerprint() throws IOException {
        CRC32 checksum = new CRC32();
        for (Path file : List.of(home.resolve("etc/startup.properties"), home.resolve("system/org/relais"))) {
            try (Stream<Path> files = Files.walk(file)) {
                for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                    checksum.update(path.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    checksum.update(Files.readAllBytes(path));
                }
            }
        }
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(BundleCache::deleteOne);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
