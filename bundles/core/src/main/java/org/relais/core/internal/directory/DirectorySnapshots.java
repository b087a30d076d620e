package org.relais.core.internal.directory;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.errors.RelaisException;
import org.relais.spi.persistence.UnitOfWork;

/** What was edited, in memory, as current as its version. When the database is away, what is known stays in force. Thread-safe. */
@Component(service = DirectorySnapshots.class)
public final class DirectorySnapshots {

    private record Known(long version, DirectorySnapshot snapshot) {}

    private final UnitOfWork unitOfWork;
    private final DirectoryStore store;
    private final OfficeVersions versions;
    private volatile @Nullable Known known;

    @Activate
    public DirectorySnapshots(
            @Reference UnitOfWork unitOfWork, @Reference DirectoryStore store, @Reference OfficeVersions versions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.versions = versions;
    }

    /**
     * The snapshot in force.
     *
     * @throws RelaisException {@code unavailable} when the database has never been reached
     */
    public DirectorySnapshot current() {
        @Nullable Known before = known;
        try {
            return current(before).snapshot();
        } catch (RelaisException away) {
            if (before == null) {
                throw away;
            }
            return before.snapshot();
        }
    }

    private Known current(@Nullable Known before) {
        long version = versions.version(OfficeArea.DIRECTORY);
        if (before != null && before.version() == version) {
            return before;
        }
        Known loaded = unitOfWork.read(() -> new Known(version, store.load()));
        known = loaded;
        return loaded;
    }
}
