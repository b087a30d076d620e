package org.relais.soap.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseSummary;
import org.relais.cases.RequesterId;
import org.relais.intake.FormData;
import org.relais.requesters.RequesterView;
import org.relais.soap.internal.contract.requesters.ChangeRequester;
import org.relais.soap.internal.contract.requesters.ContactPoint;
import org.relais.soap.internal.contract.requesters.CreateRequester;
import org.relais.soap.internal.contract.requesters.NewContactPoint;
import org.relais.soap.internal.contract.requesters.Requester;
import org.relais.soap.internal.contract.requesters.RequesterCase;
import org.relais.soap.internal.contract.requesters.SuggestCases;
import org.relais.soap.internal.contract.requesters.Suggestion;

/** Requesters as the contract spells them, and requests about them as the forms that they stand for. */
final class RequestersXml {

    private RequestersXml() {}

    static FormData form(CreateRequester request) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "kind", request.getKind());
        put(members, "firstName", request.getFirstName());
        put(members, "lastName", request.getLastName());
        put(members, "name", request.getName());
        put(members, "language", request.getLanguage());
        return form(members, request.getContactPoints(), request.getOrganisations());
    }

    static FormData form(ChangeRequester request) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "kind", request.getKind());
        put(members, "firstName", request.getFirstName());
        put(members, "lastName", request.getLastName());
        put(members, "name", request.getName());
        put(members, "language", request.getLanguage());
        return form(members, request.getContactPoints(), request.getOrganisations());
    }

    private static FormData form(
            Map<String, Object> members, List<NewContactPoint> points, List<String> organisations) {
        members.put(
                "contactPoints",
                points.stream()
                        .map(point -> Map.of("kind", point.getKind(), "value", point.getValue()))
                        .toList());
        members.put("organisations", List.copyOf(organisations));
        return new FormData(members);
    }

    static FormData form(SuggestCases request) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "topic", request.getTopic());
        put(members, "requesterId", request.getRequesterId());
        put(members, "phone", request.getPhone());
        put(members, "email", request.getEmail());
        put(members, "commune", request.getCommune());
        put(members, "text", request.getText());
        Map<String, Object> requester = new LinkedHashMap<>();
        put(requester, "firstName", request.getFirstName());
        put(requester, "lastName", request.getLastName());
        if (!requester.isEmpty()) {
            members.put("requester", requester);
        }
        return new FormData(members);
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    static Requester of(RequesterView view) {
        Requester element = new Requester();
        element.setId(view.id().toString());
        element.setKind(view.kind().name());
        element.setFirstName(view.firstName());
        element.setLastName(view.lastName());
        element.setName(view.name());
        element.setLanguage(view.language());
        view.contactPoints().forEach(point -> element.getContactPoints().add(of(point)));
        element.getOrganisations().addAll(ids(view.organisations()));
        element.getRepresentatives().addAll(ids(view.representatives()));
        element.setMergedInto(CommonXml.optional((Object) view.mergedInto()));
        element.getMerged().addAll(ids(view.merged()));
        element.setRevision(view.revision());
        return element;
    }

    private static List<String> ids(List<RequesterId> ids) {
        return ids.stream().map(RequesterId::toString).toList();
    }

    private static ContactPoint of(org.relais.requesters.ContactPoint point) {
        ContactPoint element = new ContactPoint();
        element.setKind(point.kind().name());
        element.setValue(point.value());
        element.setNormalised(point.normalised());
        return element;
    }

    static Suggestion of(org.relais.requesters.Suggestion suggestion) {
        Suggestion element = new Suggestion();
        element.setCase(of(suggestion.summary()));
        suggestion.reasons().forEach(reason -> element.getReasons().add(reason.name()));
        element.setWhy(CommonXml.of(suggestion.why()));
        return element;
    }

    static RequesterCase of(CaseSummary summary) {
        RequesterCase element = new RequesterCase();
        element.setId(summary.id().toString());
        element.setReference(summary.reference().toString());
        element.setStatus(summary.status().name());
        element.setSubject(summary.subject());
        element.setTopic(CommonXml.optional((Object) summary.topic()));
        element.setChannel(summary.channel().toString());
        element.setPriority(summary.priority().name());
        element.setDepartment(summary.department().toString());
        element.setAssignee(summary.assignee());
        element.setReceivedAt(CommonXml.text(summary.receivedAt()));
        element.setDueAt(CommonXml.optional(summary.dueAt()));
        element.setOverdue(summary.overdue());
        return element;
    }
}
