package org.relais.core.internal.procedures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;

/** Where it lies what cases have done of procedures. Every method needs a running unit of work. */
public interface CaseProcedureStore {

    /** The procedures that a case follows, in the order in which they began. */
    List<FollowedProcedure> of(CaseId id);

    void add(FollowedProcedure begun);

    /**
     * Stores a change.
     *
     * @param before as it is stored
     */
    void change(FollowedProcedure before, FollowedProcedure after);

    /**
     * Cases before their resolution that follow another version of a template, by id.
     *
     * @param after the last one of the page before, or null
     */
    List<CaseId> following(String template, int otherThan, @Nullable CaseId after, int limit);
}
