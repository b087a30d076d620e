package org.relais.deployment.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all, whenever the process or the machine ends. */
final class DurableFiles {

    private static final String PART = ".part";

    private DurableFiles() {}

    /** Copies into a file of this name; until it is complete, another one has that name or none. */
    static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = part(target);
        try (InputStream in = Files.newInputStream(source)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        finish(part, target);
    }

    static void write(Path target, String text) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = part(target);
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer content = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (content.hasRemaining()) {
                channel.write(content);
            }
        }
        finish(part, target);
    }

    static void move(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(target.getParent(), StandardOpenOption.READ);
    }

    /** Hidden, and with another ending than a bundle's, so that nobody takes it for one. */
    private static Path part(Path target) {
        return target.resolveSibling("." + target.getFileName() + PART);
    }

    private static void finish(Path part, Path target) throws IOException {
        force(part, StandardOpenOption.WRITE);
        move(part, target);
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
