package org.relais.core.internal.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Where the pack stands and where a copy of the last good one is kept.
 *
 * @param pack the file that the office edits
 * @param lastGood the copy from which a restart with a broken file comes up
 */
record PackFiles(Path pack, Path lastGood) {

    /** The files of this installation: {@code relais.office} and {@code relais.data}, or Karaf's own folders. */
    static PackFiles ofInstallation() {
        String pack = System.getProperty("relais.office", "");
        String data = System.getProperty("relais.data", "");
        Path file = pack.isBlank() ? Path.of(System.getProperty("karaf.etc", "etc"), "office.yaml") : Path.of(pack);
        Path folder = Path.of(data.isBlank() ? System.getProperty("karaf.data", "data") : data);
        return new PackFiles(file, folder.resolve("office").resolve("last-good.yaml"));
    }

    /** What mistakes call the pack. */
    String name() {
        return pack.getFileName().toString();
    }

    /** @throws InvalidPackException when there is no readable text */
    String read() throws InvalidPackException {
        try {
            return decoded(pack);
        } catch (NoSuchFileException absent) {
            throw new InvalidPackException(List.of(name() + ": there is no such file at " + pack));
        } catch (CharacterCodingException broken) {
            throw new InvalidPackException(List.of(name() + ": is not UTF-8 text"));
        } catch (IOException unreadable) {
            throw new InvalidPackException(List.of(name() + ": cannot be read: " + unreadable.getMessage()));
        }
    }

    /** The copy, if there is one. */
    Optional<String> readLastGood() {
        try {
            return Files.exists(lastGood) ? Optional.of(decoded(lastGood)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Replaces the copy in one step, so that a crash leaves the old or the new one. */
    void keep(String text) throws IOException {
        Files.createDirectories(lastGood.getParent());
        Path written = Files.writeString(lastGood.resolveSibling("last-good.yaml.new"), text);
        try {
            Files.move(written, lastGood, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(written, lastGood, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String decoded(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
    }
}
