package org.relais.core.internal.requesters;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.RequesterId;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterFacts;

/**
 * A requester as it lies in the store.
 *
 * @param facts what is written down about this one alone
 * @param byHand false when it came with a case
 * @param mergedInto who goes on for it, directly
 * @param current who goes on at the end of the chain; itself when it is not merged
 * @param merges how many were merged into it directly
 */
public record StoredRequester(
        RequesterId id,
        RequesterFacts facts,
        boolean byHand,
        @Nullable RequesterId mergedInto,
        RequesterId current,
        int merges,
        long revision) {

    static StoredRequester fresh(RequesterId id, RequesterFacts facts, boolean byHand) {
        return new StoredRequester(id, facts, byHand, null, id, 0, 1);
    }

    StoredRequester withFacts(RequesterFacts other) {
        return new StoredRequester(id, other, byHand, mergedInto, current, merges, revision);
    }

    StoredRequester withMerges(int other) {
        return new StoredRequester(id, facts, byHand, mergedInto, current, other, revision);
    }

    StoredRequester withPlace(@Nullable RequesterId into, RequesterId end) {
        return new StoredRequester(id, facts, byHand, into, end, merges, revision);
    }

    /** The words of the name. */
    List<String> words() {
        return NameWords.of(facts.firstName(), facts.lastName(), facts.name());
    }

    public String nameKey() {
        return NameWords.key(words());
    }

    public List<SearchKey> keys() {
        List<SearchKey> keys = new ArrayList<>();
        words().forEach(word -> keys.add(new SearchKey(SearchKey.Kind.WORD, word)));
        for (ContactPoint point : facts.contactPoints()) {
            if (point.normalised() != null) {
                SearchKey.Kind kind =
                        point.kind() == ContactPoint.Kind.PHONE ? SearchKey.Kind.PHONE : SearchKey.Kind.EMAIL;
                keys.add(new SearchKey(kind, point.normalised()));
            }
        }
        return keys.stream().distinct().toList();
    }
}
