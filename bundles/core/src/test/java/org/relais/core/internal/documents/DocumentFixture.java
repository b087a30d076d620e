package org.relais.core.internal.documents;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.RepeatedAttempts;
import org.relais.core.internal.entity.JpaContentStore;
import org.relais.core.internal.entity.JpaDocumentStore;
import org.relais.documents.DocumentLimits;
import org.relais.documents.Documents;
import org.relais.permissions.Permissions;
import org.relais.spi.documents.ChannelDocuments;
import org.relais.spi.persistence.UnitOfWork;

/** Documents in a folder of their own, wired by hand. */
public final class DocumentFixture implements AutoCloseable {

    public static final Duration GRACE = Duration.ofHours(1);
    public static final int MOST_BYTES = 1000;

    private final Path folder;
    private final StreamedDocuments documents;
    private final UnaskedDocuments unasked;
    private final IntakeDocuments intakes;
    private final ContentSweep sweep;
    private final DocumentsHealth health;
    private final ContentDeposit deposit;
    private final Clock clock;

    public DocumentFixture(
            UnitOfWork unitOfWork,
            EntityManager entities,
            JournaledChanges changes,
            RepeatedAttempts attempts,
            Permissions permissions,
            KnownIntakes known,
            Clock clock) {
        try {
            folder = Files.createTempDirectory("documents");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.clock = clock;
        DocumentSettings settings = new DocumentSettings(
                folder,
                new DocumentLimits(MOST_BYTES, 5, 3000, List.of("application/pdf", "image/png", "text/plain")),
                Duration.ofDays(1),
                GRACE,
                Duration.ofMinutes(15));
        JpaDocumentStore store = new JpaDocumentStore(entities);
        JpaContentStore contents = new JpaContentStore(entities);
        deposit = new ContentDeposit(unitOfWork, contents, settings, clock);
        DocumentFile file = new DocumentFile(store, changes, settings, clock);
        documents = new StreamedDocuments(unitOfWork, changes, attempts, deposit, file, known, permissions);
        unasked = new UnaskedDocuments(unitOfWork, changes, attempts, deposit, file);
        intakes = new IntakeDocuments(store, file, changes);
        sweep = new ContentSweep(unitOfWork, store, contents, settings, clock);
        health = new DocumentsHealth(unitOfWork, contents, settings);
    }

    public Documents service() {
        return documents;
    }

    public ChannelDocuments unasked() {
        return unasked;
    }

    public IntakeDocuments intakes() {
        return intakes;
    }

    ContentDeposit deposit() {
        return deposit;
    }

    DocumentsHealth health() {
        return health;
    }

    Instant sweep() {
        return sweep.run(clock.instant());
    }

    /** Every file below the folder, as paths relative to it. */
    List<String> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Lets every file look older by this to the file system, while others may move and delete files. */
    void age(Duration age) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
                    Instant written = seen.lastModifiedTime().toInstant();
                    try {
                        Files.setLastModifiedTime(file, FileTime.from(written.minus(age)));
                    } catch (NoSuchFileException placedMeanwhile) {
                        // it is as young as whoever placed it has left it
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
