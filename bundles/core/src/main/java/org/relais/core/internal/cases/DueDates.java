package org.relais.core.internal.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.Priority;
import org.relais.cases.Resolution;
import org.relais.core.internal.cases.Timing.Pause;
import org.relais.core.internal.office.DeadlineRules;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;
import org.relais.texts.LocalizedText;

/**
 * By when a case is to be done: the instant at which its target has passed in working time since it was received, without the time
 * during which it waited. Computes; stores nothing. Thread-safe.
 */
@Component(service = DueDates.class)
public final class DueDates {

    private final DeadlineRules rules;
    private final WorkingCalendar calendar;

    @Activate
    public DueDates(@Reference DeadlineRules rules, @Reference WorkingCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** What the pack in force grants. */
    Duration target(@Nullable String topic, Priority priority) {
        return rules.of(topic).target(priority);
    }

    /** The instant at which so much working time has passed since the receipt, pauses left out. */
    public Instant after(CaseFacts facts, Duration workingTime, List<Pause> pauses) {
        Instant from = facts.receivedAt();
        Duration left = workingTime;
        for (Pause pause : pauses) {
            Duration worked = between(facts, from, pause.from());
            if (worked.compareTo(left) >= 0) {
                break;
            }
            left = left.minus(worked);
            from = later(from, pause.to());
        }
        return plus(facts, from, left);
    }

    /** The state with the due date that the calendar in force gives; a case of version 1.0.0 stays as it is. */
    public CaseState recomputed(CaseFacts facts, CaseState state) {
        Duration target = state.timing().target();
        return target == null
                ? state
                : state.withDueAt(after(facts, target, state.timing().pauses()));
    }

    /** The state with another target, counted from the receipt. */
    CaseState granted(CaseFacts facts, CaseState state, Duration target) {
        return recomputed(facts, state.withTiming(state.timing().withTarget(target)));
    }

    /** The clock runs again from {@code now}. */
    CaseState resumed(CaseFacts facts, CaseState state, Instant now) {
        Instant since = state.waitingSince();
        return since == null ? state : paused(facts, state.running(state.dueAt()), since, now);
    }

    /** The clock runs again from {@code now}; it has stood still since the case was resolved. */
    CaseState reopened(CaseFacts facts, CaseState state, Instant now) {
        Resolution resolution = state.resolution();
        return resolution == null ? state : paused(facts, state, resolution.at(), now);
    }

    private CaseState paused(CaseFacts facts, CaseState state, Instant since, Instant now) {
        CaseState paused = state.withTiming(state.timing().withPause(new Pause(since, now)));
        if (state.timing().target() != null) {
            return recomputed(facts, paused);
        }
        boolean late = since.isAfter(state.dueAt());
        Duration stood = late ? Duration.ZERO : between(facts, since, now);
        return stood.isZero() ? paused : paused.withDueAt(plus(facts, state.dueAt(), stood));
    }

    /** Working time that is left until the due date; negative past it, frozen while waiting. */
    public Duration left(CaseFacts facts, CaseState state, Instant now) {
        Instant at = state.waitingSince() == null ? now : state.waitingSince();
        return at.isAfter(state.dueAt())
                ? between(facts, state.dueAt(), at).negated()
                : between(facts, at, state.dueAt());
    }

    /** Working time by the hours that count for this case. */
    public Duration between(CaseFacts facts, Instant from, Instant to) {
        return calendar.between(from, to, site(facts), channel(facts));
    }

    /** Day by day, which hours counted until the due date, and when the clock stood still. */
    public List<LocalizedText> explanation(CaseFacts facts, CaseState state) {
        List<LocalizedText> lines = new ArrayList<>();
        Duration target = state.timing().target();
        Duration left = target == null ? between(facts, facts.receivedAt(), state.dueAt()) : target;
        Instant from = facts.receivedAt();
        for (Pause pause : target == null ? List.<Pause>of() : state.timing().pauses()) {
            Duration worked = between(facts, from, pause.from());
            if (worked.compareTo(left) >= 0) {
                break;
            }
            lines.addAll(explained(facts, from, worked));
            lines.add(new LocalizedText(
                    "En attente ou résolu : l'horloge s'est arrêtée, %s de travail non comptées"
                            .formatted(Durations.text(between(facts, pause.from(), pause.to()))),
                    "Waiting or resolved: the clock stood still, %s of working time not counted"
                            .formatted(Durations.text(between(facts, pause.from(), pause.to())))));
            left = left.minus(worked);
            from = later(from, pause.to());
        }
        lines.addAll(explained(facts, from, left));
        return lines;
    }

    private List<LocalizedText> explained(CaseFacts facts, Instant from, Duration workingTime) {
        return workingTime.isZero()
                ? List.of()
                : calendar.plus(from, workingTime, site(facts), channel(facts)).explanation();
    }

    private Instant plus(CaseFacts facts, Instant from, Duration workingTime) {
        return calendar.plus(from, workingTime, site(facts), channel(facts)).dueAt();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable SiteId site(CaseFacts facts) {
        String site = facts.site();
        return site == null ? null : new SiteId(site);
    }

    private static ChannelId channel(CaseFacts facts) {
        return new ChannelId(facts.channel());
    }
}
