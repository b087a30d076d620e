package org.relais.core.internal.requesters;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseSummary;
import org.relais.cases.RequesterId;
import org.relais.permissions.Visibility;
import org.relais.requesters.RequesterKind;

/** Where requesters lie. Every method needs a running unit of work. */
public interface RequesterStore {

    void add(StoredRequester requester);

    Optional<StoredRequester> find(RequesterId id);

    /** Stores what has changed. */
    StoredRequester change(StoredRequester after);

    /** A requester that is not merged, with those merged into it, directly or not; oldest first. */
    List<StoredRequester> together(RequesterId current);

    /** The same for several of them at once, in no order. */
    List<StoredRequester> together(Collection<RequesterId> currents);

    /** Of these, those that were entered by hand or have a case that is visible. */
    List<RequesterId> visible(Collection<RequesterId> ids, Visibility visibility);

    /**
     * Who goes on for requesters that have all these keys, by id; of a word its beginning is enough. One that was merged into somebody
     * who is not visible stands for itself.
     *
     * @param after the last one of the page before, or null
     */
    List<RequesterId> search(List<SearchKey> keys, Visibility visibility, @Nullable RequesterId after, int limit);

    /**
     * The oldest requester of exactly this name with one of these keys that is no secret: entered by hand, or with a case that
     * everybody may know of.
     *
     * @param keys numbers and addresses, at least one
     */
    Optional<RequesterId> oldest(RequesterKind kind, String nameKey, List<SearchKey> keys);

    /** Organisations for which somebody of these calls. */
    List<RequesterId> organisationsOf(Collection<RequesterId> persons);

    /** Who calls for which organisation, as far as one of these is a part of it. */
    List<Membership> memberships(Collection<RequesterId> ids);

    /** Somebody calls for an organisation. */
    record Membership(RequesterId person, RequesterId organisation) {}

    /** Replaces for whom a person calls. */
    void setOrganisations(RequesterId person, List<RequesterId> organisations);

    /** The newest cases of these requesters, or handed in for them. */
    List<CaseSummary> cases(Collection<RequesterId> ids, Visibility visibility, Instant now, int limit);
}
