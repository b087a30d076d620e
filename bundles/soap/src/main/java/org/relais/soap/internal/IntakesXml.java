package org.relais.soap.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.intake.FormData;
import org.relais.intake.OpenedCase;
import org.relais.soap.internal.contract.intakes.IntakeCase;
import org.relais.soap.internal.contract.intakes.IntakeDetail;
import org.relais.soap.internal.contract.intakes.PerformIntakeAction;
import org.relais.soap.internal.contract.intakes.Requester;
import org.relais.soap.internal.contract.intakes.WaitingIntake;

/** The worklist as its contract spells it. */
final class IntakesXml {

    private IntakesXml() {}

    static WaitingIntake of(org.relais.intake.WaitingIntake intake) {
        WaitingIntake element = new WaitingIntake();
        element.setId(intake.id().toString());
        element.setChannel(intake.channel().toString());
        element.setState(intake.state().name());
        element.setStampedAt(CommonXml.text(intake.stampedAt()));
        element.setAccount(intake.account());
        element.setReason(CommonXml.optional(intake.reason()));
        element.setAttempts(intake.attempts());
        element.setNextAttemptAt(CommonXml.optional(intake.nextAttemptAt()));
        element.setAssignee(intake.assignee());
        element.setUnsettled(intake.unsettled());
        element.setExcerpt(intake.excerpt());
        element.setRevision(intake.revision());
        return element;
    }

    static IntakeDetail of(org.relais.intake.IntakeDetail detail) {
        org.relais.intake.WaitingIntake work = detail.work();
        IntakeDetail element = new IntakeDetail();
        element.setId(work.id().toString());
        element.setChannel(work.channel().toString());
        element.setState(work.state().name());
        element.setStampedAt(CommonXml.text(work.stampedAt()));
        element.setAccount(work.account());
        element.setReason(CommonXml.optional(work.reason()));
        element.setAttempts(work.attempts());
        element.setNextAttemptAt(CommonXml.optional(work.nextAttemptAt()));
        element.setAssignee(work.assignee());
        element.setUnsettled(work.unsettled());
        element.setExcerpt(work.excerpt());
        element.setRevision(work.revision());
        element.setForm(JsonText.of(detail.form().members()));
        if (detail.result().contact() != null) {
            element.setOutcome(detail.result().contact().outcome().name());
        }
        detail.result().cases().forEach(opened -> element.getCases().add(of(opened)));
        return element;
    }

    private static IntakeCase of(OpenedCase opened) {
        IntakeCase element = new IntakeCase();
        element.setId(opened.id().toString());
        element.setReference(opened.reference().toString());
        element.setStatus(opened.status().name());
        element.setDepartment(opened.department().toString());
        element.setDueAt(CommonXml.optional(opened.dueAt()));
        return element;
    }

    /** What the action takes, as the form that every adapter hands on. */
    static FormData form(PerformIntakeAction request) {
        Map<String, Object> members = new LinkedHashMap<>(new Elements()
                .with("agent", request.getAgent())
                .with("reason", request.getReason())
                .with("subject", request.getSubject())
                .with("description", request.getDescription())
                .with("topic", request.getTopic())
                .with("site", request.getSite())
                .with("department", request.getDepartment())
                .with("outcome", request.getOutcome())
                .texts());
        @Nullable Requester requester = request.getRequester();
        if (requester != null) {
            members.put(
                    "requester",
                    new Elements()
                            .with("firstName", requester.getFirstName())
                            .with("lastName", requester.getLastName())
                            .with("phone", requester.getPhone())
                            .with("email", requester.getEmail())
                            .with("language", requester.getLanguage())
                            .with("organisation", requester.getOrganisation())
                            .texts());
        }
        return new FormData(members);
    }
}
