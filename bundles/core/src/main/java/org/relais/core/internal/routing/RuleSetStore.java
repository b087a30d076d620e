package org.relais.core.internal.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.routing.RuleSet;
import org.relais.routing.RuleSetState;

/** Where versions of the rules lie. Every method needs a running unit of work. */
public interface RuleSetStore {

    Optional<StoredRuleSet> find(int version);

    /** The version that a person has put in force; empty while the rules of the pack are. */
    Optional<StoredRuleSet> inForce();

    /** Newest first, without the rules. */
    List<RuleSet.Head> heads();

    void add(StoredRuleSet draft);

    /** Puts a version in another state and answers it. */
    StoredRuleSet change(int version, RuleSetState state, @Nullable Instant inForceSince);
}
