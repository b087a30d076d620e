package org.relais.core.internal.procedures;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.OpenDuties;

/** What is open in the procedures that a case follows. Thread-safe. */
@Component
public final class FollowedDuties implements OpenDuties {

    private final TemplateCatalogue catalogue;
    private final CaseProcedureStore store;

    @Activate
    public FollowedDuties(@Reference TemplateCatalogue catalogue, @Reference CaseProcedureStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    @Override
    public List<Duty> of(CaseId id) {
        return store.of(id).stream()
                .flatMap(followed -> new Progress(catalogue.templateOf(followed), followed).duties().stream())
                .toList();
    }
}
