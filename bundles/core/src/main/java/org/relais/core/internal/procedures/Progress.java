package org.relais.core.internal.procedures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.cases.OpenDuties.Duty;
import org.relais.core.internal.cases.OpenDuties.Kind;
import org.relais.core.internal.procedures.FollowedProcedure.HandledDocument;
import org.relais.core.internal.procedures.FollowedProcedure.SettledStep;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Condition;
import org.relais.procedures.ProcedureTemplate.Document;
import org.relais.procedures.ProcedureTemplate.Step;
import org.relais.procedures.StepStatus;

/**
 * Where every step of a procedure stands, from what was done of it. Pure: the rules of steps are here and nowhere else. A step that
 * somebody settled stays settled. Otherwise it is not needed when a condition cannot hold any more, blocked while a step before it
 * is not settled or a document is not there, and open in all other cases.
 */
final class Progress {

    private final ProcedureTemplate template;
    private final FollowedProcedure followed;
    private final Map<String, StepStatus> statuses = new HashMap<>();

    Progress(ProcedureTemplate template, FollowedProcedure followed) {
        this.template = template;
        this.followed = followed;
        template.steps().forEach(step -> status(step));
    }

    StepStatus status(Step step) {
        @Nullable StepStatus known = statuses.get(step.id());
        if (known != null) {
            return known;
        }
        StepStatus status = decide(step);
        statuses.put(step.id(), status);
        return status;
    }

    DocumentStatus status(Document document) {
        @Nullable HandledDocument handled = followed.documents().get(document.id());
        return handled == null ? DocumentStatus.REQUIRED : handled.status();
    }

    /** Mandatory and not settled. */
    List<Duty> duties() {
        List<Duty> open = new ArrayList<>();
        for (Step step : template.steps()) {
            if (step.mandatory() && !status(step).isSettled()) {
                open.add(new Duty(Kind.STEP, template.id() + "/" + step.id(), step.name()));
            }
        }
        for (Document document : template.documents()) {
            if (document.mandatory() && !status(document).isSettled()) {
                open.add(new Duty(Kind.DOCUMENT, template.id() + "/" + document.id(), document.name()));
            }
        }
        return open;
    }

    /** What a blocked step waits for. */
    List<String> obstacles(Step step) {
        List<String> obstacles = new ArrayList<>();
        before(step).stream().filter(id -> !status(stepOf(id)).isSettled()).forEach(obstacles::add);
        step.documents().stream().filter(id -> !isThere(id)).forEach(obstacles::add);
        return obstacles;
    }

    /** Steps that follow from it, near or far, and that somebody settled: reopening it would pull the ground from under them. */
    List<String> settledAfter(Step step) {
        Set<String> following = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(step.id()));
        while (!ahead.isEmpty()) {
            String id = ahead.pop();
            template.steps().stream()
                    .filter(candidate -> before(candidate).contains(id))
                    .filter(candidate -> following.add(candidate.id()))
                    .forEach(candidate -> ahead.add(candidate.id()));
        }
        return template.steps().stream()
                .map(Step::id)
                .filter(following::contains)
                .filter(followed.steps()::containsKey)
                .toList();
    }

    private StepStatus decide(Step step) {
        @Nullable SettledStep settled = followed.steps().get(step.id());
        if (settled != null) {
            return settled.status();
        }
        if (step.onlyIf().stream().anyMatch(this::cannotHold)) {
            return StepStatus.NOT_NEEDED;
        }
        return obstacles(step).isEmpty() ? StepStatus.OPEN : StepStatus.BLOCKED;
    }

    /** The other step is settled, and not in one of the ways that count. */
    private boolean cannotHold(Condition condition) {
        if (!status(stepOf(condition.step())).isSettled()) {
            return false;
        }
        @Nullable SettledStep settled = followed.steps().get(condition.step());
        return settled == null
                || settled.status() != StepStatus.DONE
                || settled.outcome() == null
                || !condition.outcomes().contains(settled.outcome());
    }

    private Set<String> before(Step step) {
        Set<String> before = new HashSet<>(step.after());
        step.onlyIf().forEach(condition -> before.add(condition.step()));
        return before;
    }

    private boolean isThere(String documentId) {
        return status(template.document(documentId).orElseThrow()).isThere();
    }

    private Step stepOf(String id) {
        return template.step(id).orElseThrow();
    }
}
