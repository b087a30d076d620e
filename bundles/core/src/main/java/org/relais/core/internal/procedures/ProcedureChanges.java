package org.relais.core.internal.procedures;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.KnownTies;
import org.relais.core.internal.cases.ProcedureLoad;
import org.relais.core.internal.cases.StoredCase;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.procedures.ProcedureErrors;
import org.relais.texts.LocalizedText;

/**
 * Changes what a case has done of a procedure together with the case: what they lay upon it, its journal, its revision. Needs a
 * running unit of work. Thread-safe.
 */
@Component(service = ProcedureChanges.class)
public final class ProcedureChanges {

    private static final LocalizedText GOES_ON_IN = new LocalizedText(
            "Le dossier continue dans %s ; travaillez là-bas.", "The case goes on in %s; work there.");
    private static final LocalizedText GOES_ON = new LocalizedText(
            "Le dossier est fusionné ; il continue dans un autre.", "The case is merged; it goes on in another one.");

    private final CaseProcedureStore store;
    private final ProcedureLoads loads;
    private final JournaledChanges changes;
    private final KnownTies ties;

    @Activate
    public ProcedureChanges(
            @Reference CaseProcedureStore store,
            @Reference ProcedureLoads loads,
            @Reference JournaledChanges changes,
            @Reference KnownTies ties) {
        this.store = store;
        this.loads = loads;
        this.changes = changes;
        this.ties = ties;
    }

    List<FollowedProcedure> of(StoredCase stored) {
        return store.of(stored.facts().id());
    }

    /** @throws RelaisException {@code not-found} when the case does not follow it */
    FollowedProcedure require(StoredCase stored, String template) {
        return of(stored).stream()
                .filter(followed -> followed.template().equals(template))
                .findFirst()
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                        "Ce dossier ne suit pas la démarche « %s ».",
                                        "This case does not follow the procedure '%s'.")
                                .formatted(template)));
    }

    /**
     * What is over, or goes on in another case, is worked no more.
     *
     * @throws RelaisException {@code procedure-not-possible}
     */
    void requireOpen(Caller caller, StoredCase stored) {
        CaseState state = stored.state();
        if (state.merge() != null) {
            throw RelaisException.of(
                    ProcedureErrors.PROCEDURE_NOT_POSSIBLE,
                    ties.survivor(caller, stored).map(GOES_ON_IN::formatted).orElse(GOES_ON));
        }
        if (!state.status().isOpen()) {
            throw RelaisException.of(
                    ProcedureErrors.PROCEDURE_NOT_POSSIBLE,
                    new LocalizedText("Le dossier est %s ; rouvrez-le d'abord.", "The case is %s; reopen it first.")
                            .formatted(state.status()));
        }
    }

    /**
     * The case with one procedure as it is after a change, in the journal but with the procedure itself not stored yet: the case is
     * stored first, so that of two who change it at once the second one notices it there.
     *
     * @param state the case's own part after the change
     * @param what what the journal says beside the case's own part
     */
    StoredCase record(
            Caller caller,
            StoredCase before,
            CaseState state,
            FollowedProcedure now,
            String action,
            Map<String, List<String>> what,
            @Nullable String reason) {
        ProcedureLoad load = of(before).stream()
                .filter(followed -> !followed.template().equals(now.template()))
                .map(followed -> loads.of(before.facts(), followed))
                .reduce(loads.of(before.facts(), now), ProcedureLoad::and);
        return changes.record(before, state.withProcedures(load), caller, action, what, reason);
    }

    void store(FollowedProcedure before, FollowedProcedure after) {
        store.change(before, after);
    }

    void add(FollowedProcedure begun) {
        store.add(begun);
    }
}
