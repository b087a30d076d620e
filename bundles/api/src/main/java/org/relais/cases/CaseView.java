package org.relais.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;

/**
 * A case as one caller sees it.
 *
 * @param requester as it was given with the request
 * @param requesterId the citizen, or else the organisation, as the office knows it; null when nobody was named
 * @param assignee account of the person who has it, or null
 * @param receivedAt when the citizen made the request, which may lie before its registration
 * @param dueAt in working time after {@code receivedAt}; null while waiting, when the clock stands still
 * @param waitingUntil when what the case waits for is expected; null when unknown or not waiting
 * @param decision when silence becomes a decision; null once the case is no longer open
 * @param mergedInto the case that goes on for this one, or null
 * @param links the cases that this one was tied to
 * @param openSteps how many mandatory steps and documents of its procedures are open; it is not resolved before there are none
 * @param allowedActions what this caller may do now, in the order of a case's life
 * @param revision counts the changes; sent back as {@code If-Match}
 */
public record CaseView(
        CaseId id,
        CaseReference reference,
        CaseStatus status,
        String subject,
        @Nullable String description,
        @Nullable TopicId topic,
        ChannelId channel,
        @Nullable String site,
        Priority priority,
        @Nullable Requester requester,
        @Nullable RequesterId requesterId,
        @Nullable String commune,
        DepartmentId department,
        String queue,
        @Nullable String assignee,
        Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant waitingUntil,
        boolean overdue,
        @Nullable ImplicitDecision decision,
        RoutingTrace routing,
        @Nullable Resolution resolution,
        @Nullable CaseReference mergedInto,
        List<CaseLink> links,
        int openSteps,
        List<CaseAction> allowedActions,
        long revision) {

    public CaseView {
        links = List.copyOf(links);
        allowedActions = List.copyOf(allowedActions);
    }
}
