package org.relais.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file of the keys, as far as it can be judged before the system runs: whether it belongs to the database, the system finds out
 * itself.
 */
record KeyFile(Path file, Path data) {
    private static final Set<PosixFilePermission> OWNERS_RIGHTS = PosixFilePermissions.fromString("rwx------");

    /** Refuses one in the wrong place, one that cannot be read, and one that others can. */
    void check() {
        if (real(file).startsWith(real(data))) {
            throw new Refusal(
                    "The key file " + file + " is in the data folder " + data
                            + ": whoever copies the data would have the keys as well. Move it elsewhere and name it in RELAIS_KEYS.");
        }
        if (!Files.exists(file)) {
            return;
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal("The key file " + file
                    + " cannot be read: give it to the user who runs Relais, or name another" + " one in RELAIS_KEYS.");
        }
        if (isOpenToOthers()) {
            throw new Refusal("The key file " + file + " is open to others than its owner: chmod 600 " + file);
        }
    }

    private boolean isOpenToOthers() {
        PosixFileAttributeView modes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            return modes != null
                    && !OWNERS_RIGHTS.containsAll(modes.readAttributes().permissions());
        } catch (IOException e) {
            throw new Refusal("The key file " + file + " cannot be looked at: " + e.getMessage() + ".");
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
}
