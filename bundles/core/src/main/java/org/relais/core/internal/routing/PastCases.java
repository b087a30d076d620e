package org.relais.core.internal.routing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseReference;
import org.relais.permissions.CaseSubject;
import org.relais.routing.RoutingRequest;

/** What routing had to go by in past cases. Needs a running unit of work. */
public interface PastCases {

    /** A past case: who may know of it, and what was known when it was routed. */
    record PastCase(String id, CaseReference reference, CaseSubject subject, RoutingRequest request) {}

    /**
     * Cases received in a period, newest first, page by page.
     *
     * @param from inclusive
     * @param to exclusive
     * @param last the last case of the page before, or null for the first page
     */
    List<PastCase> page(Instant from, Instant to, @Nullable PastCase last, int limit);
}
