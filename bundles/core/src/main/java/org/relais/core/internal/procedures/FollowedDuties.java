package org.relais.core.internal.procedures;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return open(store.of(id).stream());
    }

    @Override
    public List<Duty> leftBehind(CaseId merged, CaseId survivor) {
        Set<String> goOn =
                store.of(survivor).stream().map(FollowedProcedure::template).collect(Collectors.toSet());
        return open(store.of(merged).stream().filter(followed -> !goOn.contains(followed.template())));
    }

    private List<Duty> open(Stream<FollowedProcedure> procedures) {
        return procedures
                .flatMap(followed -> new Progress(catalogue.templateOf(followed), followed).duties().stream())
                .toList();
    }
}
