package org.relais.core.internal.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Contents as files, named by their SHA-256 in folders by its first two digits. A file is there whole or not at all: it is written
 * beside, forced to the disk and moved. Thread-safe, also between processes that share the folder.
 */
final class ContentFiles {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final Path incoming;

    ContentFiles(Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
    }

    /**
     * What a sender sent, whole and on the disk, but not yet where it belongs.
     *
     * @param sha256 lower-case hexadecimal
     */
    record Received(Path file, String sha256, long size) {}

    /** A content has more bytes than it may have. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads a content to its end.
     *
     * @throws TooLargeException when it goes on beyond the limit
     * @throws UncheckedIOException when the sender's stream breaks off
     * @throws IOException when it cannot be written
     */
    Received receive(InputStream content, long maxBytes) throws IOException {
        Files.createDirectories(incoming);
        Path file = incoming.resolve(UUID.randomUUID().toString());
        MessageDigest sha256 = sha256();
        try {
            long size = write(content, maxBytes, file, sha256);
            return new Received(file, HexFormat.of().formatHex(sha256.digest()), size);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private static long write(InputStream content, long maxBytes, Path file, MessageDigest sha256) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw new TooLargeException();
                }
                sha256.update(buffer, 0, read);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            channel.force(true);
        }
        return size;
    }

    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Puts a content where it belongs; one that is there already is replaced by the same. */
    void place(Received received) throws IOException {
        Path target = path(received.sha256());
        if (!Files.isDirectory(target.getParent())) {
            Files.createDirectories(target.getParent());
            force(folder);
        }
        Files.move(received.file(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(target.getParent());
    }

    /** Has the names in a folder survive a power cut; a system that cannot open folders does that by itself. */
    private static void force(Path directory) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException notPossibleHere) {
            return;
        }
        try (opened) {
            opened.force(true);
        }
    }

    /** Forgets what was received and not placed. */
    void discard(Received received) {
        try {
            Files.deleteIfExists(received.file());
        } catch (IOException laterThen) {
            // the sweep removes it
        }
    }

    boolean has(String sha256, long size) {
        try {
            return Files.size(path(sha256)) == size;
        } catch (IOException absent) {
            return false;
        }
    }

    InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    /** How full the disk may still get, in bytes. */
    long usableSpace() throws IOException {
        Files.createDirectories(folder);
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** The folders of contents, each named by the first two digits of what lies in it. */
    List<String> folders() throws IOException {
        return names(folder).stream()
                .filter(name -> FOLDER.matcher(name).matches())
                .sorted()
                .toList();
    }

    /** The contents in one of them. */
    List<String> contents(String twoDigits) throws IOException {
        return names(folder.resolve(twoDigits)).stream()
                .filter(name -> HASH.matcher(name).matches() && name.startsWith(twoDigits))
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
     * Whether a content was placed before a time of the file system's own clock, which is the only one that all nodes have in common.
     */
    boolean isOlder(String sha256, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(path(sha256)).toInstant().isBefore(than);
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

    private Path path(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
