package org.relais.core.internal.cases;

import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/** Brings cases whose queue is no more, since a team was closed or moved, to the queue of their department. Thread-safe. */
@Component(service = StrandedCases.class)
public final class StrandedCases {

    private static final Caller RELAIS = new Caller(JournaledChanges.RELAIS, Set.of(), null);
    private static final String REORGANISE = "reorganise";
    private static final LocalizedText NO_MORE = new LocalizedText(
            "La file « %s » n'existe plus dans cette direction.", "The department has no queue '%s' any more.");

    private final JournaledChanges changes;
    private final Placement placement;

    @Activate
    public StrandedCases(@Reference JournaledChanges changes, @Reference Placement placement) {
        this.changes = changes;
        this.placement = placement;
    }

    /** Needs a running unit of work. A case that is where it belongs stays there. */
    public boolean take(CaseId id) {
        StoredCase before = changes.any(id);
        CaseState after = placement.taken(before.state());
        if (!before.state().status().isOpen() || after.equals(before.state())) {
            return false;
        }
        LocalizedText why = NO_MORE.formatted(before.state().queue());
        changes.record(before, after, RELAIS, REORGANISE, Map.of(), why.fr() + " / " + why.en());
        return true;
    }
}
