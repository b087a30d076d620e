package org.relais.core.internal.directory;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.administration.Departures;
import org.relais.administration.DirectoryEntry;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.CaseHandOver;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/**
 * Open cases of a department that is closed go to its successor, with who has them. The first page goes in the transaction of the
 * edit, further ones in transactions of their own; the same edit sent again goes on where that was interrupted. Thread-safe.
 */
@Component(service = DepartmentClosing.class)
public final class DepartmentClosing {

    private final CaseHandOver cases;
    private final DirectoryChanges changes;

    @Activate
    public DepartmentClosing(@Reference CaseHandOver cases, @Reference DirectoryChanges changes) {
        this.cases = cases;
        this.changes = changes;
    }

    /** Needs the running unit of work of the edit. */
    void begin(Caller caller, DirectoryEntry<Department> closed, @Nullable String reason) {
        DepartmentId id = closed.value().id();
        @Nullable DepartmentId successor = closed.successor();
        if (successor != null) {
            page(caller, id, successor, reason);
        } else if (cases.hasOpenOfOffice(id.value())) {
            throw DepartmentChecks.stillInUse(new LocalizedText(
                            "%s a des dossiers en cours ; désignez un successeur (successor) qui les reprend.",
                            "%s has open cases; name a successor that takes them over.")
                    .formatted(id));
        }
    }

    /** After the transaction of the edit. */
    void finish(Caller caller, DirectoryEntry<Department> entry, @Nullable String reason) {
        @Nullable DepartmentId successor = entry.successor();
        if (!entry.closed() || successor == null) {
            return;
        }
        boolean more = true;
        while (more) {
            more = changes.make(
                    OptionalLong.empty(), edits -> page(caller, entry.value().id(), successor, reason));
        }
    }

    /** True when something was moved: a case may have come in while the edit was not yet known everywhere. */
    private boolean page(Caller caller, DepartmentId from, DepartmentId to, @Nullable String reason) {
        List<CaseId> open = cases.openIn(from.value(), Departures.AT_ONCE);
        open.forEach(id -> cases.move(caller, id, to.value(), reason));
        return !open.isEmpty();
    }
}
