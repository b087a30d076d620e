package org.relais.core.internal.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.relais.access.AccessEntry;
import org.relais.access.AccessQuery;
import org.relais.cases.CaseId;
import org.relais.cases.Page;
import org.relais.services.ServiceId;

/** Where readings are written down. Every method needs a running unit of work. */
public interface AccessStore {

    void add(AccessEntry entry);

    /** One page, newest first. */
    Page<AccessEntry> find(AccessQuery query);

    /** The readings of these subjects, oldest first. */
    List<AccessEntry> of(ServiceId service, Collection<String> subjects);

    /** Removes what was written down before; how many entries that was. */
    int removeBefore(Instant instant);

    /** How many of these cases belong to each service. */
    Map<ServiceId, Integer> services(Collection<CaseId> cases);
}
