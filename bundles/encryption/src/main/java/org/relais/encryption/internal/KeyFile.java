package org.relais.encryption.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.relais.texts.LocalizedText;

/**
 * The file of the keys, outside the data folder, readable by its owner alone. Written whole or not at all. Thread-safe.
 *
 * @param path where it is
 * @param dataFolder where it must not be
 */
record KeyFile(Path path, Path dataFolder) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_RIGHTS = PosixFilePermissions.fromString("rwx------");

    KeyFile {
        path = path.toAbsolutePath().normalize();
        dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /** By this one sees that it was written anew. */
    record Stamp(Object file, Object modified, long size) {}

    /** Empty when there is no file. */
    Optional<Stamp> stamp() {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
            Object file = seen.fileKey();
            return Optional.of(new Stamp(file == null ? path : file, seen.lastModifiedTime(), seen.size()));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /**
     * The keys; empty when there is no file.
     *
     * @throws RefusedKeysException when it is in the wrong place, open to others, unreadable or damaged
     */
    Optional<Keys> read() {
        requireApartFromData();
        if (stamp().isEmpty()) {
            return Optional.empty();
        }
        try {
            requireOwnersAlone();
            return Optional.of(KeyFileFormat.read(Files.readString(path, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (MalformedInputException | GeneralSecurityException damaged) {
            throw new RefusedKeysException(new LocalizedText(
                            "Le fichier de clés %s est endommagé : remettez-le depuis sa sauvegarde.",
                            "The key file %s is damaged: put it back from its backup.")
                    .formatted(path));
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /** @throws RefusedKeysException when it cannot be written; then what was there is there still */
    void write(Keys keys) {
        requireApartFromData();
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path;
            Path folder = target.getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "." + target.getFileName(), ".new", ownerOnly(folder));
            try {
                force(draft, KeyFileFormat.write(keys));
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forceFolder(folder);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | GeneralSecurityException failure) {
            throw new RefusedKeysException(new LocalizedText(
                            "Le fichier de clés %s ne peut pas être écrit (%s) : donnez à cet utilisateur le droit d'écrire dans son"
                                    + " dossier, ou indiquez un autre fichier par RELAIS_KEYS.",
                            "The key file %s cannot be written (%s): give this user the right to write in its folder, or name another"
                                    + " file in RELAIS_KEYS.")
                    .formatted(path, why(failure)));
        }
    }

    private static void force(Path draft, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Has the name survive a power cut; a system that cannot open folders does that by itself. */
    private static void forceFolder(Path folder) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException notPossibleHere) {
            return;
        }
        try (opened) {
            opened.force(true);
        }
    }

    private void requireApartFromData() {
        for (Path place : List.of(path, real(path))) {
            if (place.startsWith(dataFolder) || place.startsWith(real(dataFolder))) {
                throw new RefusedKeysException(new LocalizedText(
                                "Le fichier de clés %s est dans le dossier de données %s : qui copie les données aurait aussi les clés."
                                        + " Déplacez-le ailleurs et indiquez-le par RELAIS_KEYS.",
                                "The key file %s is in the data folder %s: whoever copies the data would have the keys as well. Move"
                                        + " it elsewhere and name it in RELAIS_KEYS.")
                        .formatted(path, dataFolder));
            }
        }
    }

    /** Where a path leads to, as far as it exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(path.getFileName());
        }
    }

    private void requireOwnersAlone() throws IOException {
        if (hasModes(path) && !OWNERS_RIGHTS.containsAll(Files.getPosixFilePermissions(path))) {
            throw new RefusedKeysException(new LocalizedText(
                            "Le fichier de clés %s est ouvert à d'autres que son propriétaire : chmod 600 %s.",
                            "The key file %s is open to others than its owner: chmod 600 %s.")
                    .formatted(path, path));
        }
    }

    private RefusedKeysException unreadable(IOException failure) {
        return new RefusedKeysException(new LocalizedText(
                        "Le fichier de clés %s ne peut pas être lu (%s) : donnez-le à l'utilisateur qui exécute Relais.",
                        "The key file %s cannot be read (%s): give it to the user who runs Relais.")
                .formatted(path, why(failure)));
    }

    /** Data are sealed, and nothing can be read without this file. */
    RefusedKeysException missing() {
        return new RefusedKeysException(new LocalizedText(
                        "Le fichier de clés %s manque, mais la base contient des données scellées : remettez-le depuis sa sauvegarde, ou"
                                + " indiquez par RELAIS_KEYS où il est. De nouvelles clés ne les ouvriraient pas.",
                        "The key file %s is missing, but there are sealed data in the database: put it back from its backup, or say in"
                                + " RELAIS_KEYS where it is. New keys would not open them.")
                .formatted(path));
    }

    /** Its keys do not open what this database has. */
    RefusedKeysException foreign() {
        return new RefusedKeysException(new LocalizedText(
                        "Le fichier de clés %s n'ouvre pas les données scellées de cette base : ce sont les clés d'une autre installation,"
                                + " ou d'un autre moment. Remettez le fichier qui va avec la base.",
                        "The key file %s does not open the sealed data of this database: its keys are those of another installation, or"
                                + " of another time. Put back the file that belongs to the database.")
                .formatted(path));
    }

    private static String why(Exception failure) {
        return failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : failure.getClass().getSimpleName();
    }

    private static boolean hasModes(Path there) {
        return Files.getFileAttributeView(there, PosixFileAttributeView.class) != null;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return hasModes(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
