package org.relais.soap.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseLink;
import org.relais.cases.CaseView;
import org.relais.cases.Page;
import org.relais.soap.internal.contract.Case;
import org.relais.soap.internal.contract.CaseSummary;
import org.relais.soap.internal.contract.FindCasesResponse;
import org.relais.soap.internal.contract.ImplicitDecision;
import org.relais.soap.internal.contract.Link;
import org.relais.soap.internal.contract.LocalizedText;
import org.relais.soap.internal.contract.Organisation;
import org.relais.soap.internal.contract.Requester;
import org.relais.soap.internal.contract.Resolution;
import org.relais.soap.internal.contract.Routing;
import org.relais.soap.internal.contract.Total;

/** Cases as the contract spells them. */
final class CaseXml {

    private CaseXml() {}

    static Case of(CaseView view) {
        Case element = new Case();
        element.setId(view.id().toString());
        element.setReference(view.reference().toString());
        element.setStatus(view.status().name());
        element.setSubject(view.subject());
        element.setDescription(view.description());
        element.setTopic(text(view.topic()));
        element.setChannel(view.channel().toString());
        element.setSite(view.site());
        element.setPriority(view.priority().name());
        element.setRequester(requester(view.requester()));
        element.setRequesterId(text(view.requesterId()));
        element.setCommune(view.commune());
        element.setDepartment(view.department().toString());
        element.setQueue(view.queue());
        element.setAssignee(view.assignee());
        element.setReceivedAt(text(view.receivedAt()));
        element.setDueAt(text(view.dueAt()));
        element.setWaitingUntil(text(view.waitingUntil()));
        element.setOverdue(view.overdue());
        element.setDecision(decision(view.decision()));
        element.setRouting(routing(view.routing()));
        element.setResolution(resolution(view.resolution()));
        element.setMergedInto(text(view.mergedInto()));
        element.getLinks().addAll(view.links().stream().map(CaseXml::link).toList());
        element.setOpenSteps(view.openSteps());
        element.getAllowedActions()
                .addAll(view.allowedActions().stream().map(CaseAction::wireName).toList());
        element.setRevision(view.revision());
        return element;
    }

    static FindCasesResponse page(Page<org.relais.cases.CaseSummary> page) {
        Total total = new Total();
        total.setValue(page.total().value());
        total.setExact(page.total().exact());
        FindCasesResponse element = new FindCasesResponse();
        element.getItems().addAll(page.items().stream().map(CaseXml::summary).toList());
        element.setNext(page.next());
        element.setTotal(total);
        return element;
    }

    private static CaseSummary summary(org.relais.cases.CaseSummary summary) {
        CaseSummary element = new CaseSummary();
        element.setId(summary.id().toString());
        element.setReference(summary.reference().toString());
        element.setStatus(summary.status().name());
        element.setSubject(summary.subject());
        element.setTopic(text(summary.topic()));
        element.setChannel(summary.channel().toString());
        element.setPriority(summary.priority().name());
        element.setDepartment(summary.department().toString());
        element.setAssignee(summary.assignee());
        element.setReceivedAt(text(summary.receivedAt()));
        element.setDueAt(text(summary.dueAt()));
        element.setOverdue(summary.overdue());
        return element;
    }

    private static @Nullable Requester requester(org.relais.cases.@Nullable Requester requester) {
        if (requester == null || requester.isUnknown()) {
            return null;
        }
        Requester element = new Requester();
        element.setFirstName(requester.firstName());
        element.setLastName(requester.lastName());
        element.setPhone(requester.phone());
        element.setEmail(requester.email());
        element.setLanguage(requester.language());
        if (requester.organisation() != null) {
            Organisation organisation = new Organisation();
            organisation.setName(requester.organisation());
            element.setOrganisation(organisation);
        }
        return element;
    }

    private static @Nullable ImplicitDecision decision(org.relais.cases.@Nullable ImplicitDecision decision) {
        if (decision == null) {
            return null;
        }
        ImplicitDecision element = new ImplicitDecision();
        element.setDate(decision.date().toString());
        element.setEffect(decision.effect().name());
        return element;
    }

    private static Routing routing(org.relais.cases.RoutingTrace trace) {
        Routing element = new Routing();
        element.setRule(trace.rule());
        element.setReason(localized(trace.reason()));
        element.setVersion(trace.version());
        return element;
    }

    private static @Nullable Resolution resolution(org.relais.cases.@Nullable Resolution resolution) {
        if (resolution == null) {
            return null;
        }
        Resolution element = new Resolution();
        element.setCode(resolution.code());
        element.setText(resolution.text());
        element.setAt(text(resolution.at()));
        return element;
    }

    private static Link link(CaseLink tie) {
        Link element = new Link();
        element.setKind(tie.kind().name());
        element.setTo(tie.to().toString());
        return element;
    }

    static @Nullable LocalizedText localized(org.relais.texts.@Nullable LocalizedText text) {
        if (text == null) {
            return null;
        }
        LocalizedText element = new LocalizedText();
        element.setFr(text.fr());
        element.setEn(text.en());
        return element;
    }

    /** An id or an {@link Instant} as text; an instant comes out in UTC. */
    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
