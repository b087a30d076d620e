package org.relais.routing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ordered rules of an office as they stand in one version.
 *
 * @param rules JSON: a list of rules, written as in the office pack
 * @param warnings the rules that can never fire, judged by the office as it is now
 */
public record RuleSet(Head head, String rules, List<RuleWarning> warnings) {

    /**
     * What is known of a version without its rules.
     *
     * @param version counted from 1; 0 is the office pack
     * @param comment what the author changed and why; null for the pack
     * @param author account of who wrote it; null for the pack
     * @param writtenAt null for the pack
     * @param inForceSince when it was last put in force; null for a draft and for the pack
     * @param revision for {@code If-Match}
     */
    public record Head(
            int version,
            RuleSource source,
            RuleSetState state,
            @Nullable String comment,
            @Nullable String author,
            @Nullable Instant writtenAt,
            @Nullable Instant inForceSince,
            long revision) {}

    public RuleSet {
        warnings = List.copyOf(warnings);
    }
}
