package org.relais.deployment.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code rejected}: broken versions for whoever is to look at them, each with the reason beside it. A file moves here from the
 * deploy folder, and the last good one into its place; every step may be interrupted by the end of the process, and the whole be done
 * again.
 */
final class RejectedFolder {

    private final Path folder;
    private final DeployFolder deploy;
    private final Shelf shelf;

    RejectedFolder(Path folder, DeployFolder deploy, Shelf shelf) {
        this.folder = folder;
        this.deploy = deploy;
        this.shelf = shelf;
    }

    /** Leaves the deploy folder as it should be, unless somebody has dropped another file of this name meanwhile. */
    void move(String file, Rejection rejection, @Nullable BundleFile lastGood) throws IOException {
        Path deployed = deploy.file(file);
        if (Files.exists(deployed)
                && BundleFile.sha256(deployed).equals(rejection.bundle().sha256())) {
            DurableFiles.write(reasonFile(file), text(file, rejection));
            DurableFiles.move(deployed, rejectedFile(file));
        }
        Optional<Path> good = Optional.ofNullable(lastGood).flatMap(shelf::find);
        if (good.isPresent() && !Files.exists(deployed)) {
            DurableFiles.copy(good.get(), deployed);
        }
    }

    /** Whether the broken file still lies there for whoever is to look at it. */
    boolean isKept(String file) {
        return Files.exists(rejectedFile(file));
    }

    private Path rejectedFile(String file) {
        return folder.resolve(file);
    }

    private Path reasonFile(String file) {
        return folder.resolve(file + ".reason.txt");
    }

    private static String text(String file, Rejection rejection) {
        String restored = rejection.restored();
        return """
                %1$s (%2$s), %3$s

                %4$s
                %5$s

                %6$s
                %7$s
                """.formatted(
                        file,
                        rejection.bundle().isBundle() ? rejection.bundle() : "-",
                        rejection.at(),
                        rejection.reason().fr(),
                        restored.isEmpty()
                                ? "Rien n'a été remis à sa place."
                                : "La version " + restored + " a été remise à sa place.",
                        rejection.reason().en(),
                        restored.isEmpty()
                                ? "Nothing was put in its place."
                                : "Version " + restored + " was put back in its place.");
    }
}
