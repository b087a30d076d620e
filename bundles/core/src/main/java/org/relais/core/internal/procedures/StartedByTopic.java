package org.relais.core.internal.procedures;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.AutomaticProcedures;
import org.relais.core.internal.cases.CaseFacts;
import org.relais.core.internal.cases.ProcedureLoad;
import org.relais.procedures.ProcedureVersion;

/** Starts what the templates in force say; without such a template it costs no query. */
@Component
public final class StartedByTopic implements AutomaticProcedures {

    private final TemplateCatalogue catalogue;
    private final CaseProcedureStore store;
    private final ProcedureLoads loads;
    private final Clock clock;

    @Activate
    public StartedByTopic(
            @Reference TemplateCatalogue catalogue,
            @Reference CaseProcedureStore store,
            @Reference ProcedureLoads loads,
            @Reference Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.loads = loads;
        this.clock = clock;
    }

    @Override
    public ProcedureLoad load(CaseFacts facts, @Nullable String topic) {
        return begun(facts.id(), topic, "").stream()
                .map(begun -> loads.of(facts, begun))
                .reduce(ProcedureLoad.NONE, ProcedureLoad::and);
    }

    @Override
    public void start(CaseId id, @Nullable String topic, String actor) {
        begun(id, topic, actor).forEach(store::add);
    }

    private List<FollowedProcedure> begun(CaseId id, @Nullable String topic, String actor) {
        List<ProcedureVersion> automatic = catalogue.automatic(topic);
        if (automatic.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<String> followed =
                store.of(id).stream().map(FollowedProcedure::template).collect(Collectors.toSet());
        return automatic.stream()
                .filter(version -> !followed.contains(version.template().id()))
                .map(version -> FollowedProcedure.begun(id, version.template().id(), version.version(), now, actor))
                .toList();
    }
}
