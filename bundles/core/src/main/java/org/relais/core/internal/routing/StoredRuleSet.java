package org.relais.core.internal.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.routing.RuleSet;
import org.relais.routing.RuleSetState;
import org.relais.routing.RuleSource;

/**
 * A version of the rules as it lies in the store.
 *
 * @param rules JSON, as it was sent
 */
public record StoredRuleSet(
        int version,
        String rules,
        String comment,
        String author,
        Instant writtenAt,
        RuleSetState state,
        @Nullable Instant inForceSince,
        long revision) {

    RuleSet.Head head() {
        return new RuleSet.Head(version, RuleSource.PERSON, state, comment, author, writtenAt, inForceSince, revision);
    }
}
