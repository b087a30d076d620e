package org.relais.soap.internal;

import org.relais.access.AccessQuery;
import org.relais.changes.OfficeChangeQuery;
import org.relais.soap.internal.contract.directory.ListAccessEntries;
import org.relais.soap.internal.contract.directory.ListOfficeChanges;

/** Reads what messages ask of the journals of the office: what was changed, and who has looked at what. */
final class JournalRequests {

    private JournalRequests() {}

    static OfficeChangeQuery read(ListOfficeChanges request) {
        return OfficeChangeQuery.of(new Elements()
                .with("area", request.getArea())
                .with("from", request.getFrom())
                .with("limit", request.getLimit())
                .with("cursor", request.getCursor())
                .texts());
    }

    static AccessQuery read(ListAccessEntries request) {
        return AccessQuery.of(new Elements()
                .with("service", request.getService())
                .with("account", request.getAccount())
                .with("action", request.getAction())
                .with("subject", request.getSubject())
                .with("from", request.getFrom())
                .with("to", request.getTo())
                .with("limit", request.getLimit())
                .with("cursor", request.getCursor())
                .texts());
    }
}
