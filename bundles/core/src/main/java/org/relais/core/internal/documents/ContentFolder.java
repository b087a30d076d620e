package org.relais.core.internal.documents;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files named by 64 hexadecimal digits, in folders by the first two of them. A file is there whole or not at all: it is written beside, in
 * {@code incoming}, forced to the disk and moved. Thread-safe, also between processes that share the folder.
 */
final class ContentFolder {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");

    private final Path folder;
    private final Path incoming;

    ContentFolder(Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
    }

    Path path(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    /** Where to write something, before it is placed. */
    Path newFile() throws IOException {
        Files.createDirectories(incoming);
        return incoming.resolve(UUID.randomUUID().toString());
    }

    /** Puts a file where it belongs; one that is there already is replaced. */
    void place(Path written, String name) throws IOException {
        force(written, StandardOpenOption.WRITE);
        Path target = path(name);
        if (!Files.isDirectory(target.getParent())) {
            Files.createDirectories(target.getParent());
            forceFolder(folder);
        }
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(target.getParent());
    }

    /** Has the names in a folder survive a power cut; a system that cannot open folders does that by itself. */
    private static void forceFolder(Path directory) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (FileSystemException notPossibleHere) {
            return;
        }
        try (opened) {
            opened.force(true);
        }
    }

    private static void force(Path file, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(file, mode)) {
            channel.force(true);
        }
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    /** How full the disk may still get, in bytes. */
    long usableSpace() throws IOException {
        Files.createDirectories(folder);
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** The folders of files, each named by the first two digits of what lies in it. */
    List<String> folders() throws IOException {
        return names(folder).stream()
                .filter(name -> FOLDER.matcher(name).matches())
                .sorted()
                .toList();
    }

    /** The names of the files in one of them. */
    List<String> files(String twoDigits) throws IOException {
        return names(folder.resolve(twoDigits)).stream()
                .filter(name -> NAME.matcher(name).matches() && name.startsWith(twoDigits))
                .toList();
    }

    private static List<String> names(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /**
     * Whether a file was written before a time of the file system's own clock, which is the only one that all nodes have in common.
     */
    boolean isOlder(String name, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(path(name)).toInstant().isBefore(than);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** Now, as the file system sees it. */
    Instant now() throws IOException {
        Files.createDirectories(incoming);
        Path probe = Files.createTempFile(incoming, "probe", "");
        try {
            return Files.getLastModifiedTime(probe).toInstant();
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Removes what was never placed and has not grown for a while: its sender or its process is gone. */
    int removeLeftovers(Duration grace) throws IOException {
        Instant before = now().minus(grace);
        List<Path> leftovers = new ArrayList<>();
        try (Stream<Path> files = Files.list(incoming)) {
            for (Path file : files.toList()) {
                if (lastWritten(file).isBefore(before)) {
                    leftovers.add(file);
                }
            }
        }
        for (Path file : leftovers) {
            Files.deleteIfExists(file);
        }
        return leftovers.size();
    }

    private static Instant lastWritten(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException placed) {
            return Instant.MAX;
        }
    }
}
