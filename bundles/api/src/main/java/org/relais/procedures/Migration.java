package org.relais.procedures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.texts.LocalizedText;

/**
 * What a migration did, or would do.
 *
 * @param next where the next page begins; null at the end
 */
public record Migration(
        int version,
        boolean dryRun,
        List<Result> results,
        @Nullable CaseId next) {

    public Migration {
        results = List.copyOf(results);
    }

    /**
     * One case.
     *
     * @param from the version that it followed
     * @param added steps that are new
     * @param dropped settled steps that the version no longer has
     * @param kept documents with a state that the version no longer has; they stay
     * @param refusal why nothing was done; null when the case moves
     */
    public record Result(
            CaseReference reference,
            int from,
            List<String> added,
            List<String> dropped,
            List<String> kept,
            @Nullable LocalizedText refusal) {

        public Result {
            added = List.copyOf(added);
            dropped = List.copyOf(dropped);
            kept = List.copyOf(kept);
        }
    }
}
