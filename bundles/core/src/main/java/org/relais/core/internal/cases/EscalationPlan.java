package org.relais.core.internal.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.core.internal.office.DeadlineRules;
import org.relais.core.internal.office.EscalationStep;
import org.relais.directory.OfficeDirectory;

/**
 * When the next reminder or escalation of a case is due. Only the next one is ever planned, with each change of the case, as one
 * instant in its row. Computes; stores nothing. Thread-safe.
 */
@Component(service = EscalationPlan.class)
public final class EscalationPlan {

    private final DeadlineRules rules;
    private final DueDates dueDates;
    private final WorkingCalendar calendar;
    private final OfficeDirectory directory;

    @Activate
    public EscalationPlan(
            @Reference DeadlineRules rules,
            @Reference DueDates dueDates,
            @Reference WorkingCalendar calendar,
            @Reference OfficeDirectory directory) {
        this.rules = rules;
        this.dueDates = dueDates;
        this.calendar = calendar;
        this.directory = directory;
    }

    /** A case just opened: what should have happened before anybody knew of it is passed over. */
    CaseState opened(CaseFacts facts, CaseState state, Instant now) {
        CaseState ahead = ahead(facts, state, now);
        return planned(ahead, next(facts, ahead));
    }

    /** A case about another topic than before: the steps of that topic, from the first that is still to come. */
    CaseState about(CaseFacts facts, CaseState before, CaseState after, Instant now) {
        return sameSteps(before.topic(), after.topic()) ? after : ahead(facts, after.withEscalation(0), now);
    }

    /** Whether the number of a step means the same for both topics. */
    boolean sameSteps(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other)
                || rules.of(one).steps().equals(rules.of(other).steps());
    }

    /** A case that comes to life: steps whose moment has passed are passed over. */
    CaseState ahead(CaseFacts facts, CaseState state, Instant now) {
        int passed = state.escalation();
        List<EscalationStep> steps = steps(state);
        while (passed < steps.size() && !moment(facts, state, steps.get(passed)).isAfter(now)) {
            passed++;
        }
        return passed == state.escalation() ? state : state.withEscalation(passed);
    }

    /** A case after a change; a wait that goes on keeps its reminder, or the lack of one. */
    CaseState changed(CaseFacts facts, CaseState before, CaseState after) {
        boolean waitsOn = after.waitingSince() != null
                && Objects.equals(before.waitingSince(), after.waitingSince())
                && Objects.equals(before.waitingUntil(), after.waitingUntil());
        return waitsOn ? after : planned(after, next(facts, after));
    }

    private static CaseState planned(CaseState state, @Nullable Instant next) {
        return Objects.equals(next, state.timing().nextStepAt())
                ? state
                : state.withTiming(state.timing().withNextStepAt(next));
    }

    /** When something is to happen next to a case in this state, in opening hours; null when nothing is. */
    @Nullable
    Instant next(CaseFacts facts, CaseState state) {
        if (!state.status().isOpen() || state.merge() != null) {
            return null;
        }
        if (state.waitingSince() != null) {
            return state.waitingUntil() == null ? null : opening(state.waitingUntil());
        }
        List<EscalationStep> steps = steps(state);
        return state.escalation() >= steps.size() ? null : opening(moment(facts, state, steps.get(state.escalation())));
    }

    List<EscalationStep> steps(CaseState state) {
        return rules.of(state.topic()).steps();
    }

    /** When a step is to be taken, in opening hours. */
    Instant at(CaseFacts facts, CaseState state, EscalationStep step) {
        return opening(moment(facts, state, step));
    }

    private Instant moment(CaseFacts facts, CaseState state, EscalationStep step) {
        Duration granted = state.timing().target();
        Duration target = granted == null ? dueDates.between(facts, facts.receivedAt(), state.dueAt()) : granted;
        return switch (step.moment()) {
            case SHARE ->
                after(facts, state, target.multipliedBy(step.percent()).dividedBy(100));
            case BEFORE -> after(facts, state, positive(target.minus(step.distance())));
            case DUE -> state.dueAt();
            case AFTER -> after(facts, state, target.plus(step.distance()));
            case DAYS_AFTER -> workingDaysAfter(state.dueAt(), step.days());
        };
    }

    private Instant after(CaseFacts facts, CaseState state, Duration workingTime) {
        return dueDates.after(facts, workingTime, state.timing().pauses());
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** The same time of day, so many working days later. */
    private Instant workingDaysAfter(Instant from, int days) {
        ZoneId zone = directory.office().zone();
        LocalTime time = LocalTime.ofInstant(from, zone);
        LocalDate date = calendar.officeDay(from);
        for (int day = 0; day < days; day++) {
            date = calendar.nextWorkingDay(date).date();
        }
        return date.atTime(time).atZone(zone).toInstant();
    }

    private Instant opening(Instant at) {
        return calendar.plus(at, Duration.ZERO, null, null).dueAt();
    }
}
