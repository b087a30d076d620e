package org.relais.procedures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.errors.RelaisException;

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
     * @param name its reference; as the request named it for one that the caller may not know of
     * @param from the version that it followed; 0 when it follows none
     * @param added steps that are new
     * @param dropped settled steps that the version no longer has
     * @param kept documents with a state that the version no longer has; they stay
     * @param problem why nothing was done; null when the case moves
     */
    public record Result(
            String name,
            int from,
            List<String> added,
            List<String> dropped,
            List<String> kept,
            @Nullable RelaisException problem) {

        public Result {
            added = List.copyOf(added);
            dropped = List.copyOf(dropped);
            kept = List.copyOf(kept);
        }
    }
}
