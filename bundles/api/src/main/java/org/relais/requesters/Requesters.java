package org.relais.requesters;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseSummary;
import org.relais.cases.RequesterId;
import org.relais.errors.IdempotencyKey;
import org.relais.identity.Caller;

/**
 * People and organisations that the office knows. Merging moves nothing: who is merged keeps everything and points to who goes on, so
 * that undoing it is exact whatever happened in between. Whoever is known only from cases that the caller may not know of is not
 * there for the caller. Thread-safe; every method is one database transaction, or joins the running unit of work. All methods throw
 * {@link org.relais.errors.RelaisException}: {@code not-found}, {@code forbidden}, {@code invalid-request}.
 */
@ProviderType
public interface Requesters {

    RequesterView get(Caller caller, RequesterId id);

    /** Who is merged into another one is found as that one. */
    RequesterPage search(Caller caller, RequesterQuery query);

    /**
     * @param key when the same caller sent it before, the first requester is answered as it is now; while that one is as it was
     *     entered, other facts are refused with {@code idempotency-key-reused}. Null for no key
     */
    RequesterView create(Caller caller, RequesterFacts facts, @Nullable IdempotencyKey key);

    /**
     * Replaces what is written down about one requester; what was merged into it stays as it is.
     *
     * @param expectedRevision when present and no longer current, nothing happens and {@code stale-revision} is thrown
     */
    RequesterView edit(Caller caller, RequesterId id, RequesterFacts facts, OptionalLong expectedRevision);

    /**
     * Says that two requesters of the same kind are one, and answers the one who goes on. Neither may be merged already:
     * {@code requester-merge-refused}.
     */
    RequesterView merge(Caller caller, RequesterId id, RequesterId into);

    /** Undoes the merge of this requester, with those that had been merged into it, and answers it. */
    RequesterView unmerge(Caller caller, RequesterId id, String reason);

    /** The newest cases of a requester, of those merged into it, and those that were handed in for it; at most 200. */
    List<CaseSummary> cases(Caller caller, RequesterId id);
}
