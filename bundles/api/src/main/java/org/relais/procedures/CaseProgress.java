package org.relais.procedures;

import java.util.List;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;

/**
 * What a case has done of the procedures that it follows.
 *
 * @param open how many mandatory steps and documents are still open; the case cannot be resolved before it is 0
 * @param revision of the case; sent back as {@code If-Match}
 */
public record CaseProgress(
        CaseReference reference, CaseStatus status, int open, long revision, List<CaseProcedure> procedures) {

    public CaseProgress {
        procedures = List.copyOf(procedures);
    }
}
