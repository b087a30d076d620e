package org.relais.services;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * A transmittal slip: the list of forms that are handed to a partner together. Nothing clinical or otherwise private stands on it.
 *
 * @param lines in their order
 * @param intact false when a line, or the slip itself, is not any more what was transmitted
 * @param warnings about time limits; they never block
 * @param allowedActions what this caller may do now, by the names that clients use
 */
public record SlipView(
        SlipSummary summary,
        List<Line> lines,
        boolean intact,
        List<LocalizedText> warnings,
        List<String> allowedActions) {

    public SlipView {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
        allowedActions = List.copyOf(allowedActions);
    }

    /**
     * What every list shows of a slip.
     *
     * @param number given when it is frozen for the first time; null until then
     * @param hash lower-case hexadecimal SHA-256 over its lines, from the moment it is transmitted; null until then
     * @param revision counts the changes
     */
    public record SlipSummary(
            UUID id,
            ServiceId service,
            @Nullable RegistrationNumber number,
            String destination,
            LocalizedText destinationName,
            SlipState state,
            Instant createdAt,
            String createdBy,
            @Nullable Instant frozenAt,
            @Nullable Instant transmittedAt,
            @Nullable String transmittedBy,
            @Nullable Instant closedAt,
            @Nullable String hash,
            Sum sum,
            long revision) {}

    /** Transmitted = acknowledged + rejected + missing + pending, always; a closed slip has no missing and no pending. */
    public record Sum(int transmitted, int acknowledged, int rejected, int missing, int pending) {

        /** Forms that nobody has accounted for. */
        public int difference() {
            return missing + pending;
        }
    }

    /**
     * One form of a slip.
     *
     * @param line from 1
     * @param formNumber the partner's number
     * @param initials of the person; empty once the form was purged
     * @param code of a rejection
     * @param followUp what was done last about a form that is missing
     */
    public record Line(
            int line,
            RegistrationNumber form,
            String formNumber,
            String initials,
            LineOutcome outcome,
            @Nullable String code,
            @Nullable String reason,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String followUp) {}
}
