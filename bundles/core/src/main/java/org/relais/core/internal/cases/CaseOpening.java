package org.relais.core.internal.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.JournalEntry;
import org.relais.directory.Confidentiality;

/** Opens cases within the running unit of work. Thread-safe. */
@Component(service = CaseOpening.class)
public final class CaseOpening {

    private static final String OPEN = "open";

    private final CaseStore store;
    private final JournaledChanges changes;
    private final Placement placement;
    private final EscalationPlan plan;
    private final AutomaticProcedures procedures;
    private final Clock clock;

    @Activate
    public CaseOpening(
            @Reference CaseStore store,
            @Reference JournaledChanges changes,
            @Reference Placement placement,
            @Reference EscalationPlan plan,
            @Reference AutomaticProcedures procedures,
            @Reference Clock clock) {
        this.store = store;
        this.changes = changes;
        this.placement = placement;
        this.plan = plan;
        this.procedures = procedures;
        this.clock = clock;
    }

    /**
     * Routes the case, gives it its due date, stores it and begins its journal; a queue that hands out its work gives it to somebody
     * at once.
     *
     * @param actor who took the request
     */
    public StoredCase open(CaseFacts facts, @Nullable String topic, @Nullable String chosenDepartment, String actor) {
        return open(facts, topic, chosenDepartment, actor, Confidentiality.NORMAL);
    }

    /**
     * The same for a case that is at least as confidential as the one it comes from. One of a service is led by what happens to its form:
     * it follows no procedure unless somebody has it do so.
     */
    public StoredCase open(
            CaseFacts facts,
            @Nullable String topic,
            @Nullable String chosenDepartment,
            String actor,
            Confidentiality atLeast) {
        CaseState placed = placement.classified(placement.first(facts, topic, chosenDepartment));
        CaseState known = placed.withConfidentiality(placed.confidentiality().orHigher(atLeast));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CaseState planned = plan.opened(facts, known, now);
        boolean led = known.confidentiality().isService();
        CaseState state = led ? planned : planned.withProcedures(procedures.load(facts, topic));
        JournalEntry first = JournalChain.entry(
                JournalChain.START, facts.id(), 1, now, actor, OPEN, StateChanges.fromNothing(state), null);
        StoredCase opened = new StoredCase(facts, state, 1, 1, first.hash());
        changes.prepare(state);
        store.add(opened, first);
        StoredCase given = changes.appoint(opened);
        if (!led) {
            procedures.start(facts.id(), topic, actor);
        }
        return given;
    }
}
