package org.relais.core.internal.changes;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.Page;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;
import org.relais.changes.OfficeChanges;
import org.relais.core.internal.changes.OfficeJournalStore.Head;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;

/** Reads the journal of the office for people, and counts its chains again. */
@Component
public final class VerifiedOfficeChanges implements OfficeChanges {

    private static final int PAGE = 500;

    private final UnitOfWork unitOfWork;
    private final OfficeJournalStore store;
    private final Permissions permissions;

    @Activate
    public VerifiedOfficeChanges(
            @Reference UnitOfWork unitOfWork, @Reference OfficeJournalStore store, @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.permissions = permissions;
    }

    @Override
    public Page<OfficeChange> find(Caller caller, OfficeChangeQuery query) {
        permissions.require(caller, CorePermissions.OFFICE_JOURNAL_READ);
        return unitOfWork.read(() -> store.find(query, areas(caller)));
    }

    private Set<OfficeArea> areas(Caller caller) {
        Set<OfficeArea> areas = EnumSet.allOf(OfficeArea.class);
        if (!permissions.holds(caller, CorePermissions.ACCESS_LOG_READ)) {
            areas.remove(OfficeArea.SERVICES);
        }
        return areas;
    }

    @Override
    public List<Verification> verify(Caller caller) {
        permissions.require(caller, CorePermissions.OFFICE_JOURNAL_READ);
        return areas(caller).stream()
                .map(area -> unitOfWork.read(() -> verify(area)))
                .toList();
    }

    /** As far as the head that was there at first: what is added meanwhile is not judged. */
    private Verification verify(OfficeArea area) {
        Head head = store.head(area).orElse(new Head(0, 0, ""));
        String previous = "";
        int sequence = 0;
        while (sequence < head.entries()) {
            List<OfficeChange> entries = store.entries(area, sequence, Math.min(PAGE, head.entries() - sequence));
            if (entries.isEmpty()) {
                return new Verification(area, head.entries(), false);
            }
            for (OfficeChange entry : entries) {
                sequence++;
                if (!OfficeJournal.follows(previous, sequence, entry)) {
                    return new Verification(area, head.entries(), false);
                }
                previous = entry.hash();
            }
        }
        return new Verification(area, head.entries(), previous.equals(head.lastHash()));
    }
}
