package org.relais.core.internal.cases;

import java.util.Collection;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.KnownCases;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;

/** By the condition that lists of cases are filtered with. Thread-safe. */
@Component
public final class QueriedKnownCases implements KnownCases {

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final Permissions permissions;

    @Activate
    public QueriedKnownCases(
            @Reference UnitOfWork unitOfWork, @Reference CaseStore store, @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.permissions = permissions;
    }

    @Override
    public Set<CaseId> among(Caller caller, Collection<CaseId> cases) {
        if (cases.isEmpty() || !permissions.holds(caller, CorePermissions.CASE_READ)) {
            return Set.of();
        }
        return unitOfWork.read(() -> store.known(cases, permissions.visibility(caller)));
    }
}
