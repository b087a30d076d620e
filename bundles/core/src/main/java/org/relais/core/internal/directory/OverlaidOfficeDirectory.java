package org.relais.core.internal.directory;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;

/** The office pack in force with what was edited since. Thread-safe. */
@Component
public final class OverlaidOfficeDirectory implements OfficeDirectory {

    private record Overlaid(OfficePack pack, DirectorySnapshot edits, Office office) {}

    private final OfficePacks packs;
    private final DirectorySnapshots snapshots;
    private volatile @Nullable Overlaid overlaid;

    @Activate
    public OverlaidOfficeDirectory(@Reference OfficePacks packs, @Reference DirectorySnapshots snapshots) {
        this.packs = packs;
        this.snapshots = snapshots;
    }

    @Override
    public Office office() {
        OfficePack pack = packs.current();
        DirectorySnapshot edits = snapshots.current();
        @Nullable Overlaid current = overlaid;
        if (current == null || current.pack() != pack || current.edits() != edits) {
            current = new Overlaid(pack, edits, new OfficeOverlay(pack.office(), edits).office());
            overlaid = current;
        }
        return current.office();
    }
}
