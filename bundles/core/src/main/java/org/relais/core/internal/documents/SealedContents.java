package org.relais.core.internal.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.encryption.SealingRound;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Seals contents anew, those that were stored before contents were sealed among them, while others read and store them. A content gets
 * another file with another name: written beside, moved into place in the unit of work that says so in the row, and only after its commit
 * is the old one removed. So the row always names a file that is there; a crash leaves one that no row names, which the
 * {@link ContentSweep} removes. Whoever reads the old file reads on. What is missing is passed over. Thread-safe.
 */
@Component
public final class SealedContents implements SealedData {

    private final UnitOfWork unitOfWork;
    private final ContentStore store;
    private final ContentFiles files;
    private final SealingRound<ContentFile> round;

    @Activate
    public SealedContents(
            @Reference UnitOfWork unitOfWork, @Reference ContentStore store, @Reference ContentFiles files) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.files = files;
        this.round = new SealingRound<>(
                unitOfWork,
                store::after,
                ContentFile::sha256,
                content -> content.name().equals(files.nameOf(content.sha256())),
                this::seal);
    }

    @Override
    public String name() {
        return "core-documents";
    }

    @Override
    public int sealAnew(int most) {
        return round.seal(most);
    }

    private boolean seal(ContentFile content) {
        String name = files.nameOf(content.sha256());
        try {
            Path sealed = files.seal(content);
            try {
                boolean moved = unitOfWork.execute(() -> moved(content, sealed, name));
                if (moved) {
                    files.folder().delete(content.name());
                }
                return moved;
            } finally {
                files.discard(sealed);
            }
        } catch (NoSuchFileException missingOrMoved) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The row first: until the commit nobody else can use the file or sweep it away. */
    private boolean moved(ContentFile content, Path sealed, String name) {
        try {
            boolean ours = store.move(content, name);
            if (ours) {
                files.folder().place(sealed, name);
            }
            return ours;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
