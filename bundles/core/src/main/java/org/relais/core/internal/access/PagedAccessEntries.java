package org.relais.core.internal.access;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.access.AccessEntries;
import org.relais.access.AccessEntry;
import org.relais.access.AccessQuery;
import org.relais.cases.Page;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.persistence.UnitOfWork;

/** Shows the log page by page. */
@Component
public final class PagedAccessEntries implements AccessEntries {

    private final UnitOfWork unitOfWork;
    private final AccessStore store;
    private final Permissions permissions;

    @Activate
    public PagedAccessEntries(
            @Reference UnitOfWork unitOfWork, @Reference AccessStore store, @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.permissions = permissions;
    }

    @Override
    public Page<AccessEntry> find(Caller caller, AccessQuery query) {
        @Nullable ServiceId service = query.service();
        if (service == null || !permissions.holds(caller, ServiceRight.DISCLOSE.of(service))) {
            permissions.require(caller, CorePermissions.ACCESS_LOG_READ);
        }
        return unitOfWork.read(() -> store.find(query));
    }
}
