package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseLink;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.ImplicitDecision;
import org.relais.cases.LinkKind;
import org.relais.cases.Priority;
import org.relais.cases.Resolution;
import org.relais.cases.RoutingTrace;

/** A case as clients see it; the order of the members is the order in the answer. */
@Schema(name = "Case")
record CaseJson(
        String id,
        String reference,
        CaseStatus status,
        String subject,
        @Nullable String description,
        @Nullable String topic,
        String channel,
        @Nullable String site,
        Priority priority,
        @Nullable RequesterJson requester,
        @Nullable String requesterId,
        @Nullable String commune,
        String department,
        String queue,
        @Nullable String assignee,
        Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant waitingUntil,
        boolean overdue,
        @Nullable ImplicitDecision decision,
        RoutingTrace routing,
        @Nullable Resolution resolution,
        @Nullable String mergedInto,
        @Nullable List<LinkJson> links,
        int openSteps,
        List<String> allowedActions,
        long revision) {

    /** A tie to another case, by its reference. */
    @Schema(name = "Link")
    record LinkJson(LinkKind kind, String to) {

        static LinkJson of(CaseLink link) {
            return new LinkJson(link.kind(), link.to().toString());
        }
    }

    static CaseJson of(CaseView view) {
        return new CaseJson(
                view.id().toString(),
                view.reference().toString(),
                view.status(),
                view.subject(),
                view.description(),
                view.topic() == null ? null : view.topic().toString(),
                view.channel().toString(),
                view.site(),
                view.priority(),
                RequesterJson.of(view.requester()),
                view.requesterId() == null ? null : view.requesterId().toString(),
                view.commune(),
                view.department().toString(),
                view.queue(),
                view.assignee(),
                view.receivedAt(),
                view.dueAt(),
                view.waitingUntil(),
                view.overdue(),
                view.decision(),
                view.routing(),
                view.resolution(),
                view.mergedInto() == null ? null : view.mergedInto().toString(),
                view.links().isEmpty()
                        ? null
                        : view.links().stream().map(LinkJson::of).toList(),
                view.openSteps(),
                view.allowedActions().stream().map(CaseAction::wireName).toList(),
                view.revision());
    }

    /** The answer that carries a case: its revision is its entity tag. */
    static Response response(CaseView view) {
        return Response.ok(of(view))
                .tag(new EntityTag(Long.toString(view.revision())))
                .build();
    }
}
