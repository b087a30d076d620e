package org.relais.core.internal.requesters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseSummary;
import org.relais.cases.RequesterId;
import org.relais.permissions.Visibility;

/** Where open cases are looked for. Every method needs a running unit of work and answers the newest, at most {@link #PAGE}. */
public interface SuggestionStore {

    /** How many are answered at once. */
    int PAGE = 50;

    /** Which cases may be suggested at all: open ones on a topic, received since then. */
    record Scope(String topic, Instant since, Instant now, Visibility visibility) {}

    /** A case that may be suggested. */
    record Candidate(CaseSummary summary, @Nullable String commune) {}

    /** Cases of a requester and of everybody merged with it, on their own behalf or for them. */
    List<Candidate> ofRequester(Scope scope, @Nullable RequesterId requester);

    /** Cases from one of these numbers, or of requesters with one of these keys. */
    List<Candidate> reachedBy(Scope scope, List<SearchKey> keys);

    /** @param after the last one of the page before, or null */
    List<Candidate> onTopic(Scope scope, @Nullable Candidate after);
}
