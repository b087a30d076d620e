package org.relais.core.internal.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseStatus;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.office.EscalationStep;
import org.relais.deadlines.Deadline;
import org.relais.deadlines.Deadlines;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;

/** Explains a deadline from the state of the case, its journal, the calendar and the pack in force. Thread-safe. */
@Component
public final class ExplainedDeadlines implements Deadlines {

    /** While the clock stands still, as the journal writes it. */
    private static final Set<String> STANDING = Set.of(CaseStatus.WAITING.name(), CaseStatus.RESOLVED.name());

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final JournaledChanges changes;
    private final DueDates dueDates;
    private final EscalationPlan plan;
    private final ImplicitDecisions decisions;
    private final CaseReadings readings;
    private final Permissions permissions;

    @Activate
    public ExplainedDeadlines(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore store,
            @Reference JournaledChanges changes,
            @Reference DueDates dueDates,
            @Reference EscalationPlan plan,
            @Reference ImplicitDecisions decisions,
            @Reference CaseReadings readings,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.changes = changes;
        this.dueDates = dueDates;
        this.plan = plan;
        this.decisions = decisions;
        this.readings = readings;
        this.permissions = permissions;
    }

    @Override
    public Deadline of(Caller caller, CaseKey key) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.execute(() -> {
            StoredCase stored = changes.require(caller, key);
            readings.read(caller, stored, "read-deadline");
            List<JournalEntry> journal = store.journal(stored.facts().id(), stored.journalLength());
            return explain(stored, journal, changes.now());
        });
    }

    private Deadline explain(StoredCase stored, List<JournalEntry> journal, Instant now) {
        CaseFacts facts = stored.facts();
        CaseState state = stored.state();
        Duration granted = state.timing().target();
        return new Deadline(
                facts.receivedAt(),
                granted == null ? dueDates.between(facts, facts.receivedAt(), state.dueAt()) : granted,
                state.waitingSince() == null ? state.dueAt() : null,
                dueDates.left(facts, state, now),
                stored.isOverdue(now),
                pauses(facts, state, journal, now),
                dueDates.explanation(facts, state),
                steps(facts, state, journal),
                decisions.of(facts, state));
    }

    private List<Deadline.Pause> pauses(CaseFacts facts, CaseState state, List<JournalEntry> journal, Instant now) {
        List<Deadline.Pause> pauses = new ArrayList<>();
        for (Timing.Pause pause : state.timing().pauses()) {
            pauses.add(new Deadline.Pause(
                    pause.from(),
                    pause.to(),
                    reason(journal, pause.from()),
                    dueDates.between(facts, pause.from(), pause.to())));
        }
        Instant since = state.waitingSince();
        if (since != null) {
            pauses.add(new Deadline.Pause(since, null, reason(journal, since), dueDates.between(facts, since, now)));
        }
        return pauses;
    }

    /** What the entry says with which a pause began, which is written just after the instant was taken; nothing for a resolution. */
    private static @Nullable String reason(List<JournalEntry> journal, Instant since) {
        return journal.stream()
                .filter(entry -> !entry.at().isBefore(since) && stopsTheClock(entry))
                .findFirst()
                .map(JournalEntry::reason)
                .orElse(null);
    }

    private static boolean stopsTheClock(JournalEntry entry) {
        List<String> status = entry.changes().get("status");
        return status != null && STANDING.contains(status.get(1));
    }

    private List<Deadline.Step> steps(CaseFacts facts, CaseState state, List<JournalEntry> journal) {
        Map<String, Instant> taken = taken(journal);
        boolean runs = state.status().isOpen() && state.merge() == null && state.waitingSince() == null;
        List<Deadline.Step> steps = new ArrayList<>();
        for (EscalationStep step : plan.steps(state)) {
            int number = steps.size() + 1;
            boolean done = number <= state.escalation();
            @Nullable Instant planned = runs ? plan.at(facts, state, step) : null;
            steps.add(new Deadline.Step(
                    StepTexts.name(step),
                    step.deeds().stream().map(ExplainedDeadlines::written).toList(),
                    done,
                    done ? taken.get(String.valueOf(number)) : planned));
        }
        return steps;
    }

    /** When each step was taken, by its number; the entry of one that was passed over names somebody else's deed. */
    private Map<String, Instant> taken(List<JournalEntry> journal) {
        Map<String, Instant> taken = new HashMap<>();
        for (JournalEntry entry : journal) {
            List<String> step = entry.changes().get("escalation");
            List<String> topic = entry.changes().get("topic");
            if (step != null && CaseEscalation.ACTIONS.contains(entry.action())) {
                taken.put(step.get(1), entry.at());
            } else if (topic != null && !plan.sameSteps(topic.get(0), topic.get(1))) {
                taken.clear();
            }
        }
        return taken;
    }

    private static String written(EscalationStep.Deed deed) {
        return deed.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
