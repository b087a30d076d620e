package org.relais.core.internal.cases;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseExport;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseService;
import org.relais.cases.CaseSummary;
import org.relais.cases.Page;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;

/** Pages through the same list that people see, so that an export never shows more. */
@Component
public final class PagedCaseExport implements CaseExport {

    private final CaseService cases;
    private final Permissions permissions;

    @Activate
    public PagedCaseExport(@Reference CaseService cases, @Reference Permissions permissions) {
        this.cases = cases;
        this.permissions = permissions;
    }

    @Override
    public long forEach(Caller caller, CaseQuery query, Consumer<CaseSummary> reader) {
        permissions.require(caller, CorePermissions.CASE_EXPORT);
        long count = 0;
        @Nullable String cursor = null;
        do {
            Page<CaseSummary> page = cases.search(caller, query.page(CaseQuery.MAX_LIMIT, cursor));
            page.items().forEach(reader);
            count += page.items().size();
            cursor = page.next();
        } while (cursor != null);
        return count;
    }
}
