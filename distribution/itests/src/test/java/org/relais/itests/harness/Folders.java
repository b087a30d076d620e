package org.relais.itests.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of the systems under test. */
public final class Folders {

    private Folders() {}

    /** Removes a folder and everything in it; nothing happens when it is not there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> content;
        try (Stream<Path> files = Files.walk(folder)) {
            content = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : content) {
            Files.delete(file);
        }
    }

    /** Copies a folder with everything in it to where nothing is. */
    static void copy(Path folder, Path to) throws IOException {
        List<Path> content;
        try (Stream<Path> files = Files.walk(folder)) {
            content = files.toList();
        }
        for (Path file : content) {
            Files.copy(file, to.resolve(folder.relativize(file)));
        }
    }
}
