package org.relais.core.internal.cases;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseExport;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseSummary;
import org.relais.cases.Page;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;

/** Pages through the same list that people see, so that an export never shows more; who took out what stands in the journal. */
@Component
public final class PagedCaseExport implements CaseExport {

    private final CaseStore store;
    private final Permissions permissions;
    private final OfficeJournal journal;
    private final CaseReadings readings;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Activate
    public PagedCaseExport(
            @Reference CaseStore store,
            @Reference Permissions permissions,
            @Reference OfficeJournal journal,
            @Reference CaseReadings readings,
            @Reference UnitOfWork unitOfWork,
            @Reference Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.journal = journal;
        this.readings = readings;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public long forEach(Caller caller, CaseQuery query, Consumer<CaseSummary> reader) {
        permissions.require(caller, CorePermissions.CASE_EXPORT);
        permissions.require(caller, CorePermissions.CASE_READ);
        unitOfWork.execute(() -> {
            journal.record(caller, OfficeArea.EXPORTS, "cases", "export", filters(query), null);
            return query;
        });
        long count = 0;
        @Nullable String cursor = null;
        do {
            Page<CaseSummary> page = page(caller, query.page(CaseQuery.MAX_LIMIT, cursor));
            page.items().forEach(reader);
            count += page.items().size();
            cursor = page.next();
        } while (cursor != null);
        return count;
    }

    private Page<CaseSummary> page(Caller caller, CaseQuery query) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> {
            Page<CaseSummary> page = store.uncounted(query, permissions.visibility(caller), clock.instant());
            readings.listed(caller, "export-cases", page.items());
            return page;
        });
    }

    /** The words of a search may be a name; like a number, they stay out of the journal. */
    private static Map<String, List<String>> filters(CaseQuery query) {
        Map<String, List<String>> filters = new TreeMap<>();
        put(filters, "status", query.statuses().isEmpty() ? null : new TreeSet<>(query.statuses()));
        put(filters, "department", query.department());
        put(filters, "assignee", query.assignee());
        put(filters, "topic", query.topics().isEmpty() ? null : new TreeSet<>(query.topics()));
        put(filters, "channel", query.channel());
        put(filters, "receivedFrom", query.receivedFrom());
        put(filters, "receivedTo", query.receivedTo());
        put(filters, "overdue", query.overdue());
        put(filters, "q", query.text() == null ? null : "***");
        put(filters, "phone", query.phone() == null ? null : "***");
        return filters;
    }

    private static void put(Map<String, List<String>> filters, String name, @Nullable Object value) {
        if (value != null) {
            filters.put(name, List.of("", value.toString()));
        }
    }
}
