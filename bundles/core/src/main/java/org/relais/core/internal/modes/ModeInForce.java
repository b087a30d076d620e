package org.relais.core.internal.modes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.PackMode;
import org.relais.spi.persistence.UnitOfWork;

/**
 * The mode that was switched to last, as the pack in force describes it; the normal one when the pack has it no longer. The same instance
 * until either changes, so identity tells whether a cache is current. Thread-safe.
 */
@Component(service = ModeInForce.class)
public final class ModeInForce {

    private record Known(long version, Optional<StoredMode> last) {}

    private final UnitOfWork unitOfWork;
    private final ModeStore store;
    private final OfficeVersions versions;
    private final OfficePacks packs;
    private volatile @Nullable Known known;

    @Activate
    public ModeInForce(
            @Reference UnitOfWork unitOfWork,
            @Reference ModeStore store,
            @Reference OfficeVersions versions,
            @Reference OfficePacks packs) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.versions = versions;
        this.packs = packs;
    }

    public PackMode current() {
        OfficePack pack = packs.current();
        return last().flatMap(last -> pack.mode(last.mode())).orElseGet(pack::normalMode);
    }

    /** The last switch, whether or not the pack still has its mode. */
    Optional<StoredMode> last() {
        long version = versions.version(OfficeArea.MODES);
        @Nullable Known current = known;
        if (current == null || current.version() != version) {
            current = new Known(version, unitOfWork.read(store::last));
            known = current;
        }
        return current.last();
    }
}
