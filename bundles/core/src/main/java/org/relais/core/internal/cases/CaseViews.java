package org.relais.core.internal.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseView;
import org.relais.cases.Resolution;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;
import org.relais.identity.Caller;

/** Shows a stored case to a caller. Thread-safe. */
@Component(service = CaseViews.class)
public final class CaseViews {

    private final AllowedActions actions;
    private final ImplicitDecisions decisions;

    @Activate
    public CaseViews(@Reference AllowedActions actions, @Reference ImplicitDecisions decisions) {
        this.actions = actions;
        this.decisions = decisions;
    }

    CaseView view(Caller caller, StoredCase stored, KnownTies.Ties ties, Instant now) {
        CaseFacts facts = stored.facts();
        CaseState state = stored.state();
        return new CaseView(
                facts.id(),
                facts.reference(),
                state.status(),
                facts.subject(),
                facts.description(),
                state.topic() == null ? null : new TopicId(state.topic()),
                new ChannelId(facts.channel()),
                facts.site(),
                state.priority(),
                facts.requester(),
                facts.party().requester(),
                facts.commune(),
                new DepartmentId(state.department()),
                state.queue(),
                state.assignee(),
                facts.receivedAt(),
                state.waitingSince() == null ? state.dueAt() : null,
                state.waitingUntil(),
                stored.isOverdue(now),
                decisions.of(facts, state),
                state.routing(),
                resolution(state, ties),
                ties.mergedInto(),
                ties.links(),
                state.openSteps(),
                actions.of(caller, state),
                stored.revision());
    }

    /** The text that a merge leaves names the other case, which the caller may not know of. */
    private static @Nullable Resolution resolution(CaseState state, KnownTies.Ties ties) {
        Resolution resolution = state.resolution();
        return resolution == null || state.merge() == null || ties.mergedInto() != null
                ? resolution
                : new Resolution(resolution.code(), "→", resolution.at());
    }
}
